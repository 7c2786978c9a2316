package org.pledgekeeper.report;

import static org.pledgekeeper.report.Wording.escaped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A {@link Paper} as a Word file (docs/adr/0052): headings, lists and tables are what Word calls so, header rows come again on each page,
 * and it says its title and language. All that never changes in it stands in {@code report/docx}.
 */
final class PaperDocx {
    /** Each part by its name, with the file it stands in. */
    private static final List<Map.Entry<String, String>> FIXED = List.of(Map.entry("[Content_Types].xml", "types.xml"),
            Map.entry("_rels/.rels", "package-links.xml"), Map.entry("word/_rels/document.xml.rels", "document-links.xml"),
            Map.entry("word/styles.xml", "styles.xml"), Map.entry("word/numbering.xml", "numbering.xml"),
            Map.entry("word/settings.xml", "settings.xml"));
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    /** Twentieths of a point: A4 with the margins of the PDF. */
    private static final String PAGE = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1021\" w:bottom=\"1134\""
            + " w:left=\"1021\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
    private static final int WIDTH = 9864;
    private static final String BULLET = "ListBullet";

    private PaperDocx() {}

    static byte[] write(Paper paper) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        FIXED.forEach(part -> parts.put(part.getKey(), fixed(part.getValue())));
        parts.put("docProps/core.xml", utf8(core(paper)));
        parts.put("word/footer.xml", utf8(footer(paper)));
        parts.put("word/document.xml", utf8(document(paper)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] fixed(String name) {
        try (InputStream file = PaperDocx.class.getResourceAsStream("/report/docx/" + name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] utf8(String xml) {
        return (XML + xml).getBytes(StandardCharsets.UTF_8);
    }

    private static String core(Paper paper) {
        return "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escaped(paper.organisation() + ": " + paper.title())
                + "</dc:title><dc:subject>" + escaped(paper.lede()) + "</dc:subject><dc:creator>" + escaped(paper.organisation())
                + "</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>";
    }

    private static String footer(Paper paper) {
        return "<w:ftr " + WORD + "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>" + run(paper.organisation() + ": " + paper.title())
                + "<w:r><w:tab/></w:r>" + run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES") + "</w:p></w:ftr>";
    }

    private static String field(String what) {
        return "<w:fldSimple w:instr=\" " + what + " \">" + run("1") + "</w:fldSimple>";
    }

    private static String document(Paper paper) {
        StringBuilder body = new StringBuilder(paragraph("Heading1", paper.title())).append(paragraph("Lede", paper.lede()));
        for (Paper.Part part : paper.parts()) {
            body.append(paragraph("Heading2", part.title()));
            part.words().forEach(words -> words.lines().forEach(line -> body.append(paragraph("Normal", line))));
            part.items().forEach(item -> body.append(paragraph(BULLET, item)));
            if (!part.rows().isEmpty()) {
                table(body, part);
            }
        }
        return "<w:document " + WORD + "><w:body>" + body + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>" + PAGE
                + "</w:sectPr></w:body></w:document>";
    }

    private static void table(StringBuilder body, Paper.Part part) {
        int width = WIDTH / part.heads().size();
        body.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"PaperTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"04A0\" "
                + "w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>"
                + "<w:tblCaption w:val=\"").append(escaped(part.title())).append("\"/></w:tblPr><w:tblGrid>")
                .append(("<w:gridCol w:w=\"" + width + "\"/>").repeat(part.heads().size())).append("</w:tblGrid>");
        row(body, part.heads(), "<w:cantSplit/><w:tblHeader/>", width);
        part.rows().forEach(row -> row(body, row, "<w:cantSplit/>", width));
        body.append("</w:tbl>");
    }

    private static void row(StringBuilder body, List<String> cells, String kind, int width) {
        body.append("<w:tr><w:trPr>").append(kind).append("</w:trPr>");
        cells.forEach(cell -> body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/></w:tcPr>")
                .append(paragraph("TableText", cell)).append("</w:tc>"));
        body.append("</w:tr>");
    }

    private static String paragraph(String style, String words) {
        boolean fromRight = RightToLeft.isIn(words) && RightToLeft.leads(words);
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>"
                + (style.equals(BULLET) ? "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>" : "")
                + (fromRight ? "<w:bidi/>" : "") + "</w:pPr>" + run(words) + "</w:p>";
    }

    private static String run(String words) {
        return "<w:r>" + (RightToLeft.isIn(words) ? "<w:rPr><w:rtl/></w:rPr>" : "") + "<w:t xml:space=\"preserve\">"
                + escaped(words).replace("\n", "</w:t><w:br/><w:t xml:space=\"preserve\">").replace("\t", "</w:t><w:tab/><w:t "
                        + "xml:space=\"preserve\">")
                + "</w:t></w:r>";
    }
}
