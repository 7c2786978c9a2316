package org.pledgekeeper.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.pledgekeeper.evidence.CheckedFileTest.refuses;
import static org.pledgekeeper.evidence.CheckedFileTest.takes;
import static org.pledgekeeper.evidence.TinyFiles.docx;
import static org.pledgekeeper.evidence.TinyFiles.docxWith;
import static org.pledgekeeper.evidence.TinyFiles.excel;
import static org.pledgekeeper.evidence.TinyFiles.excelParts;
import static org.pledgekeeper.evidence.TinyFiles.join;
import static org.pledgekeeper.evidence.TinyFiles.office;
import static org.pledgekeeper.evidence.TinyFiles.openContent;
import static org.pledgekeeper.evidence.TinyFiles.openDocument;
import static org.pledgekeeper.evidence.TinyFiles.picture;
import static org.pledgekeeper.evidence.TinyFiles.relationships;
import static org.pledgekeeper.evidence.TinyFiles.text;
import static org.pledgekeeper.evidence.TinyFiles.zip;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An office document is judged by its parts: what they are, what they refer to and what their fields do. */
class OfficeContentTest {
    private static final String MACROS = "This file has macros";
    private static final String PACKED = "This document has another file packed inside it.";
    private static final String FETCHES = "This document fetches something from elsewhere";
    private static final String COMMANDS = "This document has a field that can start another program (DDE).";
    private static final String DAMAGED = "This file is damaged";
    private static final String UNPACKS = "This file would unpack to far more than it seems";
    private static final String WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @Test
    void macrosAreRefused() {
        refuses(MACROS, docxWith("word/vbaProject.bin", new byte[10]));
        refuses(MACROS, docxWith("word/VBAPROJECT.BIN", new byte[10]));
        refuses(MACROS, zip(office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")));
        refuses(MACROS, docxWith("xl/macrosheets/sheet1.xml", text("<a/>")));
        refuses(MACROS, docxWith("word/activeX/activeX1.bin", new byte[10]));
        refuses(MACROS, docxWith("word/embeddings/Sheet.xlsx", docxWith("xl/vbaProject.bin", new byte[10])));
        refuses(MACROS, docxWith("word/_rels/document.xml.rels",
                relationships("Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject' Target='any.thing'")));
        Map<String, byte[]> hidden = docxParts("/word/any.thing", "application/vnd.ms-office.vbaProject");
        refuses(MACROS, zip(hidden));
        refuses(MACROS, docxWith("ppt/slides/slide1.xml", text("<a action='ppaction://macro?name=Go'/>")));
    }

    private static Map<String, byte[]> docxParts(String part, String contentType) {
        Map<String, byte[]> parts = TinyFiles.docxParts();
        parts.put(part.substring(1), new byte[10]);
        parts.put("[Content_Types].xml", text(new String(parts.get("[Content_Types].xml"), ISO_8859_1).replace("</Types>",
                "<Override PartName='" + part + "' ContentType='" + contentType + "'/></Types>")));
        return parts;
    }

    @ParameterizedTest
    @CsvSource({"attachedTemplate,https://example.org/a.dotm", "attachedTemplate,file:///\\\\server\\a.dotx",
            "attachedTemplate,\\\\server\\a.dotx", "attachedTemplate,file://server/a.dotx",
            "attachedTemplate,file:///%5C%5Cserver%5Ca.dotx", "oleObject,file:///C:\\a.xlsx", "frame,a.htm", "subDocument,a.docx",
            "externalLinkPath,\\\\server\\a.xlsx", "externalLinkPath,https://example.org/a.xlsx",
            "image,\\\\server\\a.png", "image,file://server/a.png", "image,smb://server/a.png", "aFChunk,https://example.org",
            "neverHeardOf,a"})
    void whatFetchesIsRefused(String kind, String target) {
        refuses(FETCHES, docxWith("word/_rels/settings.xml.rels",
                relationships("Id='a' Type='" + KINDS + kind + "' Target='" + target + "' TargetMode='External'")));
    }

    @ParameterizedTest
    @CsvSource({"hyperlink,https://example.org", "hyperlink,file:///\\\\server\\a.docx", "hyperlink,mailto:a@example.org",
            "image,https://example.org/a.png", "attachedTemplate,file:///C:\\Users\\ann\\Letter.dotx",
            "attachedTemplate,Letter.dotx", "externalLinkPath,Budget.xlsx", "externalLinkPath,/Users/ann/Budget.xlsx",
            "video,https://example.org/watch"})
    void ordinaryLinksAreTaken(String kind, String target) {
        takes(FileType.DOCX, docxWith("word/_rels/document.xml.rels",
                relationships("Id='a' Type='" + KINDS + kind + "' Target='" + target + "' TargetMode='External'")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:fldSimple w:instr=' DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\"'/>",
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>E cmd "
                    + "\"/k\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "<w:fldChar w:fldCharType='begin'/><w:instrText>dde</w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText>QUOTE "
                    + "99</w:instrText><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='end'/>",
            "<w:fldChar w:fldCharType='begin'/><w:instrText><![CDATA[DDE]]></w:instrText><w:fldChar w:fldCharType='separate'/>"})
    void dataExchangeIsFoundInFields(String field) {
        refuses(COMMANDS, docxWith("word/document.xml", text("<w:document " + WORD + ">" + field + "</w:document>")));
        refuses(COMMANDS, docxWith("word/header1.xml", text("<w:hdr " + WORD + ">" + field + "</w:hdr>")));
    }

    @Test
    void ordinaryFieldsAndWordsAreTaken() {
        for (String field : new String[] {"<w:fldSimple w:instr=' PAGE '/>", "<w:fldSimple w:instr=' HYPERLINK \"https://example.org\" '/>",
                "<w:t>DDE and DDEAUTO are commands.</w:t>",
                "<w:fldSimple w:instr=' INCLUDEPICTURE \"https://example.org/a.png\" '/>",
                "<w:fldSimple w:instr=' LINK Excel.Sheet.12 \"C:\\\\a.xlsx\" '/>", "<w:fldSimple w:instr=' DDEX '/>",
                "<w:tbl>".repeat(300) + "</w:tbl>".repeat(300)}) {
            takes(FileType.DOCX, docxWith("word/document.xml", text("<w:document " + WORD + ">" + field + "</w:document>")));
        }
        refuses(FETCHES, docxWith("word/document.xml",
                text("<w:document " + WORD + "><w:fldSimple w:instr=' INCLUDETEXT \"\\\\\\\\server\\\\a.docx\" '/></w:document>")));
        refuses(FETCHES, docxWith("word/document.xml",
                text("<w:document " + WORD + "><w:fldSimple w:instr=' LINK Word.Document.8 \"https://example.org\" '/></w:document>")));
    }

    @Test
    void dataExchangeAndFetchingAreFoundInWorkbooks() {
        refuses(COMMANDS, excelWith("xl/worksheets/sheet1.xml", "<c><f>cmd|'/c calc'!A0</f></c>"));
        refuses(COMMANDS, excelWith("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService='cmd'/></externalLink>"));
        refuses(FETCHES, excelWith("xl/connections.xml", "<connections><connection refreshOnLoad='1'/></connections>"));
        takes(FileType.XLSX, excelWith("xl/worksheets/sheet1.xml", "<c><f>IF(A1=\"a|b!c\",'Plan B'!A1,[1]Sheet1!A1)</f><v>a|b!</v></c>"));
        takes(FileType.XLSX, excelWith("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition refreshOnLoad='1'/>"));
        refuses("This document has a button or link that starts another program.",
                excelWith("ppt/slides/slide1.xml", "<a action='ppaction://program'/>"));
    }

    private static byte[] excelWith(String name, String xml) {
        Map<String, byte[]> parts = excelParts();
        parts.put(name, text(xml));
        return zip(parts);
    }

    @Test
    void otherFilesPackedInsideAreRefusedAndOrdinaryPartsAreNot() {
        refuses(PACKED, docxWith("word/embeddings/oleObject1.bin", new byte[10]));
        refuses(PACKED, docxWith("word/media/image1.png", text("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 ole")));
        refuses(PACKED, docxWith("setup.EXE", new byte[10]));
        refuses(PACKED, docxWith("word/afchunk.mht", new byte[10]));
        byte[] deep = docx();
        for (int i = 0; i < 4; i++) {
            deep = docxWith("word/embeddings/Again.docx", deep);
        }
        refuses(PACKED, deep);
        takes(FileType.DOCX, docxWith("word/embeddings/Sheet.xlsx", excel()));
        takes(FileType.DOCX, docxWith("word/media/image1.png", picture("png", 4, 4)));
        takes(FileType.DOCX, docxWith("word/media/image2.svg", text("<svg/>")));
        takes(FileType.DOCX, docxWith("word/printerSettings/printerSettings1.bin", new byte[10]));
    }

    @Test
    void openDocumentsWithMacrosAreRefusedAndEmptyLibrariesAreNot() {
        String type = "<!DOCTYPE library:library PUBLIC '-//OpenOffice.org//DTD OfficeDocument 1.0//EN' 'library.dtd'>";
        String module =
                "<!DOCTYPE script:module PUBLIC '-//OpenOffice.org//DTD OfficeDocument 1.0//EN' 'module.dtd'><script:module "
                        + "xmlns:script='http://openoffice.org/2000/script'>";
        takes(FileType.ODT, openWith("Basic/script-lc.xml",
                "<library:libraries xmlns:library='http://openoffice.org/2000/library'><library:library library:name='Standard' "
                        + "library:link='false'/>"
                        + "</library:libraries>"));
        takes(FileType.ODT, openWith("Basic/Standard/script-lb.xml",
                type + "<library:library xmlns:library='http://openoffice.org/2000/library' library:name='Standard'/>"));
        takes(FileType.ODT,
                openWith("Basic/Standard/Module1.xml", module + "REM  *****  BASIC  *****\n\nSub Main\n\nEnd Sub\n</script:module>"));
        takes(FileType.ODT, openWith("Configurations2/accelerator/current.xml", ""));
        refuses(MACROS, openWith("Basic/Standard/Module1.xml", module + "Sub Main\nShell(\"calc\")\nEnd Sub</script:module>"));
        refuses(MACROS, openWith("Basic/Standard/Module1.xml", "sub main"));
        refuses(MACROS, openWith("Scripts/python/a.py", "import os"));
        refuses(MACROS, openWith("content.xml", openContent(
                "<office:event-listeners><script:event-listener script:language='ooo:script' "
                        + "xlink:href='vnd.sun.star.script:S.M.Main?language=Basic'/></office:event-listeners>")));
        refuses(MACROS, openWith("content.xml", openContent("<text:a xlink:href='vnd.sun.star.script:S.M.Main'>a</text:a>")));
        refuses(MACROS, openWith("content.xml", openContent("<office:script script:language='ooo:Basic'>Sub Main</office:script>")));
        takes(FileType.ODT, openWith("content.xml", openContent(
                "<office:scripts><office:script script:language='ooo:Basic'/></office:scripts><text:a "
                        + "xlink:href='https://example.org'>a</text:a>")));
    }

    @Test
    void openDocumentsThatFetchOrStartAreRefused() {
        refuses(FETCHES, openWith("content.xml", openContent("<text:section-source xlink:href='https://example.org/a.odt'/>")));
        refuses(FETCHES, openWith("content.xml", openContent("<draw:image xlink:href='file://server/a.png'/>")));
        refuses(FETCHES, openWith("Object 1/content.xml", openContent("<draw:floating-frame xlink:href='https://example.org'/>")));
        refuses(COMMANDS, openWith("content.xml", openContent("<office:dde-source/>")));
        refuses(COMMANDS, openWith("content.xml", openContent("<table:table-cell table:formula='of:=DDE(\"soffice\";\"a\";\"b\")'/>")));
        refuses("This document has a button or link that starts another program.",
                openWith("content.xml", openContent("<presentation:event-listener presentation:action='execute' xlink:href='calc'/>")));
        refuses("We could not look through all of this document.",
                openWith("content.xml", "<!DOCTYPE a [<!ENTITY x 'DDE'>]>" + openContent("<text:p>&x;</text:p>")));
        refuses("We could not look through all of this document.", openWith("content.xml",
                "<!DOCTYPE a [<!ENTITY x 'file://server/'>]>" + openContent("<draw:image xlink:href='&x;a.png'/>")));
        refuses(PACKED, openWith("Object 2", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 ole"));
        takes(FileType.ODT,
                openWith("content.xml",
                        openContent("<draw:image xlink:href='https://example.org/a.png'/><draw:object xlink:href='./Object 1'/>"
                                + "<presentation:event-listener presentation:action='next-page'/><text:p>DDE(</text:p>")));
    }

    private static byte[] openWith(String name, String content) {
        Map<String, byte[]> parts = openDocument("text");
        parts.put(name, text(content));
        return zip(parts);
    }

    @Test
    void webPagesOfLibreOfficeAreTakenAndOtherKindsAreToldWhatToDo() {
        takes(FileType.ODT, zip(openDocument("text-web")));
        refuses("This OpenDocument file is of a kind we do not keep", zip(openDocument("graphics")));
        refuses("This OpenDocument file is of a kind we do not keep", zip(openDocument("text-template")));
        refuses("This office file is of a kind we do not keep", zip(office("word/document.xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")));
    }

    @Test
    void lineBreaksAndNoughtsAfterTheEndDoNotMatter() {
        takes(FileType.DOCX, join(docx(), text("\n")));
        takes(FileType.DOCX, join(docx(), text("\r\n")));
        takes(FileType.DOCX, join(docx(), new byte[4096]));
        refuses(DAMAGED, join(docx(), text("<html>")));
    }

    @Test
    void lockedOnesAreRefused() {
        byte[] locked = docx();
        for (int at = 0; at < locked.length - 4; at++) {
            if (locked[at] == 'P' && locked[at + 1] == 'K' && locked[at + 2] == 1 && locked[at + 3] == 2) {
                locked[at + 8] |= 1;
            }
        }
        refuses("This file is locked", locked);
        Map<String, byte[]> open = openDocument("text");
        open.put("META-INF/manifest.xml", text(
                "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry>"
                        + "<m:encryption-data/></m:file-entry></m:manifest>"));
        refuses("This file is locked", zip(open));
    }

    @Test
    @Timeout(30)
    void whatUnpacksToTooMuchIsRefused() {
        refuses(UNPACKS, docxWith("word/media/image1.emf", new byte[151 * 1024 * 1024]));
        refuses(UNPACKS, docxWith("word/embeddings/a.xlsx", docxWith("word/media/image1.emf", new byte[151 * 1024 * 1024])));
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
}
