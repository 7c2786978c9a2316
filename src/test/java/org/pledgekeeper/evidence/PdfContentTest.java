package org.pledgekeeper.evidence;

import static org.pledgekeeper.evidence.CheckedFileTest.refuses;
import static org.pledgekeeper.evidence.TinyFiles.deflated;
import static org.pledgekeeper.evidence.TinyFiles.join;
import static org.pledgekeeper.evidence.TinyFiles.pdf;
import static org.pledgekeeper.evidence.TinyFiles.pdfWithObject;
import static org.pledgekeeper.evidence.TinyFiles.pdfWithPacked;
import static org.pledgekeeper.evidence.TinyFiles.pdfWithStream;
import static org.pledgekeeper.evidence.TinyFiles.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PDF is judged by its objects, wherever they are; what its words say, and what surrounds it, does not matter. */
class PdfContentTest {
    private static final String SCRIPT = "This PDF has a script in it.";
    private static final String POINTS = "This PDF points at a file on a computer or a network.";
    private static final String UNCLEAR = "We could not look through all of this PDF.";

    @ParameterizedTest
    @ValueSource(strings = {"<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>", "<</S/JavaScript/JS(x)>>",
            "<< /S /J#61vaScript >>", "<< /S /#4a#61#76#61#53#63#72#69#70#74 >>", "<< /S\n%note\n/JavaScript >>",
            "<< /AA << /O << /S /JavaScript >> >> >>",
            "<< /S 9 0 R >>\nendobj\n9 0 obj\n/JavaScript", "<< /A [[[<< /S /JavaScript >>]]] >>",
            "<< /A (unclosed \\( >> ) /S /JavaScript >>",
            "<< 7 /S /JavaScript >>", "<< /Type /3DStream /OnInstantiate 5 0 R >>",
            "<< >>\nendobj\ntrailer\n<< /Root << /OpenAction << /S /JavaScript >> >> >>"})
    void aScriptIsFoundHoweverItIsWritten(String catalogue) {
        refuses(SCRIPT, pdf(catalogue));
    }

    @Test
    void aScriptPackedAwayIsFoundToo() {
        refuses(SCRIPT, pdfWithObject("<< /S /JavaScript /JS (app.alert(1)) >>"));
        refuses(SCRIPT, pdfWithObject("<< /S /J#61vaScript >>"));
        refuses(SCRIPT, pdfWithPacked("/Type /Other /N 1 /First 4", "5 0 << /S /JavaScript >>"));
        refuses(SCRIPT, pdfWithPacked("/Type /ObjStm /N 2 /First 9", "5 0 5 19 << /A 1 >>         << /S /JavaScript >>"));
        refuses(SCRIPT, pdfWithStream("/Type /ObjStm /N 1 /First 4", text("5 0 << /S /JavaScript >>")));
    }

    @Test
    void aScriptInAFileThatPdfBoxPacksIsFound() throws IOException {
        try (PDDocument document = written("We listen.", "Our plan")) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            refuses(SCRIPT, saved(document));
        }
    }

    @Test
    void packedObjectsThatCannotBeReadAreNotTaken() {
        refuses(UNCLEAR, pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", text("789c>")));
        refuses(UNCLEAR, pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter 9 0 R", text("789c>")));
        refuses(UNCLEAR, pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", text("\u0078\u009c broken")));
        refuses(UNCLEAR, pdfWithStream("/Type /ObjStm /N 9 0 R /First 4", text("5 0 << >>")));
        refuses(UNCLEAR, pdf("<< /A " + "[".repeat(600) + "]".repeat(600) + " >>"));
    }

    @Test
    void whatStartsSendsPacksOrPlaysIsRefused() {
        refuses("This PDF can start other programs.", pdf("<< /OpenAction << /S /Launch /F (calc.exe) >> >>"));
        refuses("This PDF can start other programs.", pdfWithObject("<< /S /#4caunch /Win << /F (cmd.exe) >> >>"));
        refuses("This PDF has a form that sends", pdf("<< /A << /S /SubmitForm /F (https://example.org) >> >>"));
        refuses("This PDF has a form that sends", pdf("<< /A << /S /ImportData /F (data.fdf) >> >>"));
        refuses("This PDF is a form of the older kind", pdf("<< /AcroForm << /Fields [] /XFA 9 0 R >> >>"));
        refuses("This PDF has another file packed inside it.", pdf("<< /Type /Filespec /F (a.txt) /EF << /F 9 0 R >> >>"));
        refuses("This PDF has another file packed inside it.", pdf("<< /Type /Annot /Subtype /FileAttachment >>"));
        refuses("This PDF has another file packed inside it.", pdfWithStream("/Type /EmbeddedFile", text("x")));
        refuses("This PDF has a film, a sound or a moving model", pdf("<< /Type /Annot /Subtype /RichMedia >>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<< /S /GoToR /F (\\\\\\\\server\\\\share\\\\a.pdf) >>",
            "<< /S /GoToR /F << /Type /Filespec /UF (//server/a.pdf) >> >>", "<< /S /GoToR /F (C:/a.pdf) >>",
            "<< /S /URI /URI (file://server/a) >>", "<< /S /URI /URI <FEFF005C005C0073006500720076006500720061> >>",
            "<< /S /URI /URI (javascript:alert\\(1\\)) >>",
            "<< /S /URI /URI (search-ms:query=a) >>", "<< /S /GoToR /F 9 0 R >>\nendobj\n9 0 obj\n(\\\\\\\\server\\\\a.pdf)"})
    void linksToFilesOfAComputerOrNetworkAreRefused(String action) {
        refuses(POINTS, pdf(action));
        refuses(POINTS, pdfWithStream("/F (a.bin)", text("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<< /Title (How to use /JavaScript, /Launch and << /S /JavaScript >>) >>",
            "<< /Type /Catalog /Font /LaunchSans /OpenAction [3 0 R /Fit] >>",
            "<< /S /URI /URI (https://example.org/JavaScript?a=//b) >>", "<< /S /URI /URI (mailto:a@example.org) >>",
            "<< /S /URI /URI (/about) >>",
            "<< /S /GoToR /F (chapter2.pdf) >>", "<< /S /Named /N /NextPage >>", "<< /S /ResetForm >>",
            "<< /Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >> >>",
            "<< /AcroForm << /Fields [<< /FT /Tx /T (JavaScript) /V (/Launch) >>] >> >>", "<< /Type /Annot /Subtype /Link /F 4 >>"})
    void harmlessObjectsAreTaken(String object) {
        CheckedFileTest.takes(FileType.PDF, pdf(object));
    }

    @Test
    void wordsMaySayAnything() throws IOException {
        CheckedFileTest.takes(FileType.PDF,
                pdfWithPacked("/Length1 9", "BT (Type /JavaScript, or /S /Launch, or /XFA 1 0 R, or /EmbeddedFile) Tj ET"));
        CheckedFileTest.takes(FileType.PDF,
                pdfWithStream("/Subtype /XML /Type /Metadata", text("<dc:title>/S /JavaScript and /Launch</dc:title> 1 0 obj")));
        CheckedFileTest.takes(FileType.PDF, pdfWithPacked("/Subtype /Image", "/S /JavaScript is what these pixels happen to spell"));
        try (PDDocument document = written("How /JavaScript and /Launch work", "/S /JavaScript /JS (x)")) {
            CheckedFileTest.takes(FileType.PDF, saved(document));
        }
    }

    @Test
    void whatStandsBeforeTheBeginningAndAfterTheEndDoesNotMatter() {
        CheckedFileTest.takes(FileType.PDF, join(text("\r\n"), pdf()));
        CheckedFileTest.takes(FileType.PDF, join(text("HTTP/1.1 200 OK\r\n\r\n" + " ".repeat(900)), pdf()));
        CheckedFileTest.takes(FileType.PDF, join(pdf(), new byte[4096]));
        CheckedFileTest.takes(FileType.PDF, join(pdf(), text("\n".repeat(9000))));
        CheckedFileTest.takes(FileType.PDF, join(pdf(), text("-- sent by a scanner\r\n")));
        refuses("This file is damaged", join(pdf(), text("x".repeat(1025))));
        refuses("We could not tell", join(new byte[1030], pdf()));
    }

    @Test
    void whatWasCutShortOrHasNoPageIsDamaged() {
        refuses("This file is damaged", Arrays.copyOf(pdf(), 60));
        refuses("This file is damaged", text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"));
    }

    @Test
    void lockedOnesAreToldSo() throws IOException {
        refuses("This file is locked", pdf("<< >>\nendobj\ntrailer\n<< /Encrypt 5 0 R >>"));
        try (PDDocument document = written("We listen.", "Our plan")) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            refuses("This file is locked", saved(document));
        }
    }

    @Test
    @Timeout(30)
    void whatUnpacksToTooMuchIsRefused() {
        byte[] bomb = deflated(new byte[70 * 1024 * 1024]);
        byte[] part = join(text("3 0 obj\n<< /Filter /FlateDecode >>\nstream\n"), bomb, text("\nendstream\n"));
        refuses("This PDF would unpack to far more", join(text("%PDF-1.7\n"), part, part, part, text("%%EOF")));
        refuses("This PDF would unpack to far more", pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb));
        refuses("This PDF would unpack to far more", pdf("<< /A [" + "[]".repeat(4_500_000) + "] >>"));
    }

    @Test
    @Timeout(30)
    void whatWouldKeepUsBusyIsRefusedInTime() {
        refuses("This PDF takes us too long to look through.", pdf("<< /A 1 >>\nendobj\n" + "obj[(".repeat(500_000)));
    }

    private static PDDocument written(String words, String title) throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage();
        document.addPage(page);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        document.setDocumentInformation(information);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.showText(words);
            content.endText();
        }
        return document;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
