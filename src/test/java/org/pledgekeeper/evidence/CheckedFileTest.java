package org.pledgekeeper.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pledgekeeper.evidence.TinyFiles.PLACE;
import static org.pledgekeeper.evidence.TinyFiles.docx;
import static org.pledgekeeper.evidence.TinyFiles.join;
import static org.pledgekeeper.evidence.TinyFiles.office;
import static org.pledgekeeper.evidence.TinyFiles.openDocument;
import static org.pledgekeeper.evidence.TinyFiles.pdf;
import static org.pledgekeeper.evidence.TinyFiles.picture;
import static org.pledgekeeper.evidence.TinyFiles.text;
import static org.pledgekeeper.evidence.TinyFiles.zip;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.refusal.Refused;

/** What may be kept is told by what is in a file, whatever its name says; everything else is refused with a way to mend it. */
class CheckedFileTest {
    private static final String LOCKED = "This file is locked";

    @Test
    void eachKindIsKnownByItsContentAndKeptAsItCame() {
        takes(FileType.PDF, pdf());
        takes(FileType.DOCX, docx());
        takes(FileType.XLSX, TinyFiles.excel());
        takes(FileType.PPTX,
                zip(office("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")));
        takes(FileType.ODT, zip(openDocument("text")));
        takes(FileType.ODS, zip(openDocument("spreadsheet")));
        takes(FileType.ODP, zip(openDocument("presentation")));
    }

    static void takes(FileType type, byte[] file) {
        CheckedFile taken = CheckedFile.from("minutes.any", file);
        assertEquals(type, taken.type());
        assertEquals("minutes." + type.getEnding(), taken.name());
        assertArrayEquals(file, taken.bytes());
    }

    @ParameterizedTest
    @CsvSource({"Board minutes.pdf,Board minutes.pdf", "../../etc/passwd,passwd.pdf", "C:\\Users\\Ann\\plan.docx,plan.pdf",
            "a\u202Efdp.exe,afdp.pdf", "..,file.pdf", ".htaccess,htaccess.pdf",
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
        refuses("This is a program", text("MZ\220\0\3 This program cannot be run"));
        refuses("We could not tell", text("\1\2\3\4\5\6\7"));
        refuses("This is a zip folder", zip(Map.of("a.txt", text("a"))));
    }

    @Test
    void eachKindThatPeopleHaveIsToldWhatToDo() {
        String ole = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
        refuses("This is an office file of the older kind", text(ole + " W\0o\0r\0d\0"));
        refuses(LOCKED, text(ole + " E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
        refuses("This is a saved email", text(ole + " _\0_\0s\0u\0b\0s\0t\0g\0" + "1\0.\0" + "0\0_\0"));
        refuses("This is a saved email",
                text("Return-Path: <a@example.org>\r\nReceived: from x\r\n\tby y\r\nSubject: Minutes\r\n\r\nHello"));
        refuses("This is a Pages, Numbers or Keynote file",
                zip(Map.of("Index/Document.iwa", text("a"), "preview.jpg", picture("jpg", 4, 4))));
        refuses("This is a Pages, Numbers or Keynote file", zip(Map.of("index.apxl", text("<a/>"))));
        refuses("This is a document in Rich Text", text("{\\rtf1\\ansi Minutes}"));
        refuses("This is plain text", text("just words\n"));
        refuses("This is plain text", text("\u00ef\u00bb\u00bfName,Level\r\nA,1\r\n"));
        refuses("We do not keep pictures of this kind", picture("gif", 4, 4));
        refuses("This picture is in a format", text("\0\0\0\30ftypheic\0\0\0\0"));
        refuses("Films and sound", text("\0\0\0\30ftypisom\0\0\0\0"));
        refuses("This is only a link", text("[InternetShortcut]\r\nURL=https://example.org"));
        refuses("This is only a link", text("{\"url\": \"https://docs.example.org/document\"}"));
        refuses("This is a packed folder", text("7z\u00bc\u00af\u0027\u001c"));
        refuses("This is a calendar entry", text("BEGIN:VCALENDAR\r\n"));
        refuses("This is an electronic book", zip(Map.of("mimetype", text("application/epub+zip"))));
    }

    @Test
    @Timeout(60)
    void anyDamageIsAnsweredWithARefusalOrTaken() {
        Random random = new Random(7);
        for (byte[] whole : new byte[][] {TinyFiles.pdfWithObject("<< /A 1 >>"), docx(), zip(openDocument("text")), picture("png", 30, 30),
                picture("jpg", 30, 30)}) {
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
        for (byte[] picture : new byte[][] {TinyFiles.pngWithPlace(), TinyFiles.jpegWithPlace(), join(picture("png", 40, 20), text(PLACE)),
                join(picture("jpg", 40, 20), docx())}) {
            CheckedFile kept = CheckedFile.from("beach.png", picture);
            String bytes = new String(kept.bytes(), ISO_8859_1);
            assertFalse(bytes.contains(PLACE) || bytes.contains("Exif") || bytes.contains("eXIf") || bytes.contains("word/"),
                    "something of the upload survived");
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

    static void refuses(String message, byte[] file) {
        Refused refused = assertThrows(Refused.class, () -> CheckedFile.from("minutes.pdf", file));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
        assertEquals(Set.of("file"), refused.problems().keySet());
        assertTrue(refused.getMessage().contains("lease"), "it says how to mend it: " + refused.getMessage());
    }
}
