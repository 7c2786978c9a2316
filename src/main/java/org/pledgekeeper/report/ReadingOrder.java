package org.pledgekeeper.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * What is drawn from the right stands in a PDF in the order of the eye. Here its structure is told in which order it is read
 * (ActualText), so that a screen reader, or whoever copies it, has the words as they were typed.
 */
final class ReadingOrder {
    private final Map<COSDictionary, Map<Integer, String>> drawn;

    private ReadingOrder(Map<COSDictionary, Map<Integer, String>> drawn) {
        this.drawn = drawn;
    }

    /** @param file a tagged PDF */
    static byte[] of(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            new ReadingOrder(drawn(pdf)).tell(pdf.getDocumentCatalog().getStructureTreeRoot());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** @return by page, the text of each marked piece of it */
    static Map<COSDictionary, Map<Integer, String>> drawn(PDDocument pdf) throws IOException {
        Map<COSDictionary, Map<Integer, String>> drawn = new HashMap<>();
        for (PDPage page : pdf.getPages()) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> pieces = new HashMap<>();
            extractor.getMarkedContents().forEach(content -> collect(content, pieces));
            drawn.put(page.getCOSObject(), pieces);
        }
        return drawn;
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> pieces) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition sign) {
                text.append(sign.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                collect(inner, pieces);
            }
        }
        if (content.getMCID() >= 0) {
            pieces.merge(content.getMCID(), text.toString(), String::concat);
        }
    }

    private static String read(String drawn) {
        return RightToLeft.isIn(drawn) ? Normalizer.normalize(RightToLeft.read(drawn), Normalizer.Form.NFKC) : drawn;
    }

    private void tell(PDStructureNode node) {
        List<Object> kids = node.getKids();
        if (node instanceof PDStructureElement element && element.getPage() != null && kids.stream().allMatch(Integer.class::isInstance)) {
            Map<Integer, String> pieces = drawn.getOrDefault(element.getPage().getCOSObject(), Map.of());
            List<String> texts = kids.stream().map(piece -> pieces.getOrDefault(piece, "")).toList();
            if (texts.stream().anyMatch(RightToLeft::isIn)) {
                element.setActualText(
                        texts.stream().map(ReadingOrder::read).collect(Collectors.joining(" ")).replaceAll(" {2,}", " ").strip());
            }
        }
        for (Object kid : kids) {
            if (kid instanceof PDStructureElement inner) {
                tell(inner);
            }
        }
    }
}
