package org.pledgekeeper.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pledgekeeper.evidence.TinyFiles.PLACE;
import static org.pledgekeeper.evidence.TinyFiles.deflated;
import static org.pledgekeeper.evidence.TinyFiles.docx;
import static org.pledgekeeper.evidence.TinyFiles.docxWith;
import static org.pledgekeeper.evidence.TinyFiles.join;
import static org.pledgekeeper.evidence.TinyFiles.office;
import static org.pledgekeeper.evidence.TinyFiles.openDocument;
import static org.pledgekeeper.evidence.TinyFiles.pdf;
import static org.pledgekeeper.evidence.TinyFiles.pdfWithPacked;
import static org.pledgekeeper.evidence.TinyFiles.picture;
import static org.pledgekeeper.evidence.TinyFiles.text;
import static org.pledgekeeper.evidence.TinyFiles.zip;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

/** What may be kept is told by what is in a file, whatever its name says; everything else is refused with a way to mend it. */
class CheckedFileTest {
    private static final String MACROS = "This file has macros";
    private static final String LOCKED = "This file is locked";
    private static final String DAMAGED = "This file is damaged";
    private static final String UNPACKS = "This file would unpack to far more than it seems";

    @Test
    void eachKindIsKnownByItsContentAndKeptAsItCame() {
        takes(FileType.PDF, pdf());
        takes(FileType.DOCX, docx());
        takes(FileType.XLSX, zip(office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")));
        takes(FileType.PPTX, zip(office("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")));
        takes(FileType.ODT, zip(openDocument("text")));
        takes(FileType.ODS, zip(openDocument("spreadsheet")));
        takes(FileType.ODP, zip(openDocument("presentation")));
    }

    private static void takes(FileType type, byte[] file) {
        CheckedFile taken = CheckedFile.from("minutes.any", file);
        assertEquals(type, taken.type());
        assertEquals("minutes." + type.getEnding(), taken.name());
        assertArrayEquals(file, taken.bytes());
    }

    @ParameterizedTest
    @CsvSource({"Board minutes.pdf,Board minutes.pdf", "../../etc/passwd,passwd.pdf", "C:\\Users\\Ann\\plan.docx,plan.pdf", "a\u202Efdp.exe,afdp.pdf", "..,file.pdf", ".htaccess,htaccess.pdf",
            "a:b*c?.pdf,a-b-c.pdf", "'   ',file.pdf", "Naïve café – ночь.PDF,Naïve café – ночь.pdf"})
    void namesAreCleanedAndHaveTheEndingOfTheContent(String sent, String kept) {
        assertEquals(kept, CheckedFile.from(sent, pdf()).name());
    }

    @Test
    void aNameMayBeMissingOddOrVeryLong() {
        assertEquals("linebreak.pdf", CheckedFile.from("line\nbreak\0.pdf", pdf()).name());
        assertEquals("file.pdf", CheckedFile.from(null, pdf()).name());
        assertEquals("x".repeat(120) + ".pdf", CheckedFile.from("x".repeat(500) + ".pdf", pdf()).name());
    }

    @Test
    void sizeAndEmptiness() {
        refuses("This file is empty.", new byte[0]);
        refuses("This file is empty.", null);
        refuses("This file is 10.1 MB. We keep files of at most 10 MB", new byte[10 * 1024 * 1024 + 1]);
    }

    @Test
    void whatOnlyCallsItselfADocumentIsRefused() {
        refuses("This is a web page", text("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        refuses("This is a web page", text("  \n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        refuses("We could not tell", text("MZ\220\0\3 This program cannot be run"));
        refuses("We could not tell", text("just words"));
        refuses("We do not keep pictures of this kind", picture("gif", 4, 4));
        refuses("This picture is in a format", text("\0\0\0\30ftypheic\0\0\0\0"));
        refuses("Films and sound", text("\0\0\0\30ftypisom\0\0\0\0"));
        refuses("This is a zip folder", zip(Map.of("a.txt", text("a"))));
        refuses("This is an office file of the older kind", text("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 W\0o\0r\0d\0"));
        refuses(LOCKED, text("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
    }

    // PDF -----------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>", "<</S/JavaScript/JS(x)>>", "<< /Names << /JavaScript 4 0 R >> >>",
            "<< /S /J#61vaScript >>", "<< /S /#4a#61#76#61#53#63#72#69#70#74 >>"})
    void aPdfWithAScriptIsRefused(String catalogue) {
        refuses("This PDF has a script in it.", pdf(catalogue));
    }

    @Test
    void aPdfThatStartsProgramsOrCarriesFilesIsRefused() {
        refuses("This PDF can start other programs.", pdf("<< /OpenAction << /S /Launch /F (calc.exe) >> >>"));
        refuses("This PDF has another file packed inside it.", pdf("<< /Names << /EmbeddedFiles 4 0 R >> >>"));
        refuses("This PDF has another file packed inside it.", pdf("<< /Type /EmbeddedFile >>"));
        refuses(LOCKED, pdf("<< >>\nendobj\ntrailer\n<< /Encrypt 5 0 R >>"));
    }

    @Test
    void aScriptPackedAwayIsFoundToo() {
        refuses("This PDF has a script in it.", pdfWithPacked("/Type /ObjStm /N 1 /First 4", "4 0 << /S /JavaScript /JS (app.alert(1)) >>"));
        refuses("This PDF has a script in it.", pdfWithPacked("/Type /Other", "x".repeat(70_000) + "<< /S /J#61vaScript >>"));
        refuses("We could not look through all of this PDF.", join(text("%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n"), text("789c>"),
                text("\nendstream\n%%EOF")));
        refuses("We could not look through all of this PDF.", join(text("%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"), text("\u0078\u009c broken"),
                text("\nendstream\n%%EOF")));
    }

    @Test
    void ordinaryPdfsAreTaken() {
        takes(FileType.PDF, pdfWithPacked("/Length1 9", "BT (We spoke of JavaScript and of launching a café.) Tj ET"));
        takes(FileType.PDF, pdf("<< /Type /Catalog /Font /LaunchSans /OpenAction [3 0 R /Fit] >>"));
        takes(FileType.PDF, pdfWithPacked("/Subtype /Image", "/JavaScript is what these pixels happen to spell"));
    }

    @Test
    void aPdfThatWasCutShortIsRefused() {
        refuses(DAMAGED, Arrays.copyOf(pdf(), 60));
    }

    @Test
    @Timeout(20)
    void aPdfThatUnpacksToTooMuchIsRefused() {
        byte[] bomb = deflated(new byte[70 * 1024 * 1024]);
        byte[] part = join(text("3 0 obj\n<< /Filter /FlateDecode >>\nstream\n"), bomb, text("\nendstream\n"));
        refuses("This PDF would unpack to far more", join(text("%PDF-1.7\n"), part, part, part, text("%%EOF")));
    }

    // Office --------------------------------------------------------------------------------

    @Test
    void macrosAreRefused() {
        refuses(MACROS, docxWith("word/vbaProject.bin", new byte[10]));
        refuses(MACROS, docxWith("word/VBAPROJECT.BIN", new byte[10]));
        refuses(MACROS, zip(office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")));
        refuses(MACROS, docxWith("xl/macrosheets/sheet1.xml", new byte[10]));
        refuses(MACROS, docxWith("word/activeX/activeX1.bin", new byte[10]));
        refuses(MACROS, docxWith("word/embeddings/Sheet.xlsx", docxWith("xl/vbaProject.bin", new byte[10])));
        Map<String, byte[]> basic = openDocument("text");
        basic.put("Basic/Standard/Module1.xml", text("sub main"));
        refuses(MACROS, zip(basic));
    }

    @Test
    void otherFilesPackedInsideAreRefusedAndOrdinaryPartsAreNot() {
        refuses("This document has another file packed inside it.", docxWith("word/embeddings/oleObject1.bin", new byte[10]));
        refuses("This document has another file packed inside it.", docxWith("setup.EXE", new byte[10]));
        takes(FileType.DOCX, docxWith("word/embeddings/Sheet.xlsx", docx()));
        takes(FileType.DOCX, docxWith("word/media/image1.png", picture("png", 4, 4)));
        takes(FileType.DOCX, docxWith("word/media/image2.svg", text("<svg/>")));
        takes(FileType.DOCX, docxWith("word/printerSettings/printerSettings1.bin", new byte[10]));
    }

    @Test
    void templatesAreRefusedWithAWay() {
        refuses("This office file is of a kind we do not keep", zip(office("word/document.xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")));
    }

    @Test
    void lockedOnesAreRefused() {
        byte[] locked = docx();
        for (int at = 0; at < locked.length - 4; at++) {
            if (locked[at] == 'P' && locked[at + 1] == 'K' && locked[at + 2] == 1 && locked[at + 3] == 2) {
                locked[at + 8] |= 1;
            }
        }
        refuses(LOCKED, locked);
        Map<String, byte[]> open = openDocument("text");
        open.put("META-INF/manifest.xml", text("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"));
        refuses(LOCKED, zip(open));
    }

    @Test
    @Timeout(30)
    void whatUnpacksToTooMuchIsRefused() {
        refuses(UNPACKS, docxWith("word/media/image1.emf", new byte[151 * 1024 * 1024]));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 4_001; i++) {
            many.put("word/" + i, new byte[0]);
        }
        refuses(UNPACKS, zip(many));
    }

    @Test
    void aZipThatSaysOneThingAndHoldsAnotherIsRefused() {
        byte[] docx = docx();
        refuses(DAMAGED, Arrays.copyOf(docx, docx.length - 10));
        refuses(DAMAGED, Arrays.copyOf(docx, docx.length / 2));
        byte[] renamed = docx.clone();
        int list = new String(docx, ISO_8859_1).lastIndexOf("word/document.xml");
        renamed[list] = 'W';
        refuses(DAMAGED, renamed);
        byte[] otherContent = docx.clone();
        otherContent[new String(docx, ISO_8859_1).indexOf("_rels/.rels") + 15] ^= 1;
        refuses(DAMAGED, otherContent);
    }

    @Test
    @Timeout(60)
    void anyDamageIsAnsweredWithARefusalOrTaken() {
        Random random = new Random(7);
        for (byte[] whole : new byte[][] {pdfWithPacked("/Type /ObjStm", "4 0 << >>"), docx(), zip(openDocument("text")), picture("png", 30, 30), picture("jpg", 30, 30)}) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length)) : whole.clone();
                for (int j = 0; j < 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    assertTrue(CheckedFile.from("x", damaged).bytes().length > 0);
                } catch (Refused expected) {
                    assertEquals(Set.of("file"), expected.problems().keySet());
                }
            }
        }
    }

    // Pictures ------------------------------------------------------------------------------

    @Test
    void noPlaceSurvivesInAPicture() throws Exception {
        for (byte[] picture : new byte[][] {TinyFiles.pngWithPlace(), TinyFiles.jpegWithPlace(), join(picture("png", 40, 20), text(PLACE)), join(picture("jpg", 40, 20), docx())}) {
            CheckedFile kept = CheckedFile.from("beach.png", picture);
            String bytes = new String(kept.bytes(), ISO_8859_1);
            assertFalse(bytes.contains(PLACE) || bytes.contains("Exif") || bytes.contains("eXIf") || bytes.contains("word/"), "something of the upload survived");
            BufferedImage again = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
            assertEquals(40, again.getWidth());
            assertEquals(20, again.getHeight());
        }
    }

    @Test
    void aPngStaysAPngAndAPhotographAJpegWhateverItsName() {
        assertEquals(FileType.PNG, CheckedFile.from("a.jpg", picture("png", 40, 20)).type());
        assertEquals("a.png", CheckedFile.from("a.jpg", picture("png", 40, 20)).name());
        assertEquals(FileType.JPEG, CheckedFile.from("a.pdf", picture("jpg", 40, 20)).type());
        assertEquals("a.jpg", CheckedFile.from("a.pdf", picture("jpg", 40, 20)).name());
    }

    @Test
    void aLargePictureIsMadeSmaller() throws Exception {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(CheckedFile.from("wide.png", picture("png", 5000, 100)).bytes()));
        assertEquals(2400, kept.getWidth());
        assertEquals(48, kept.getHeight());
        refuses("This picture is 8001 by 1 pixels. Please save a smaller copy; 2400 pixels wide is enough.", picture("png", 8001, 1));
        refuses("We could not read this picture.", Arrays.copyOf(picture("png", 300, 300), 200));
    }

    private static void refuses(String message, byte[] file) {
        Refused refused = assertThrows(Refused.class, () -> CheckedFile.from("minutes.pdf", file));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
        assertEquals(Set.of("file"), refused.problems().keySet());
        assertTrue(refused.getMessage().contains("lease"), "it says how to mend it: " + refused.getMessage());
    }
}
