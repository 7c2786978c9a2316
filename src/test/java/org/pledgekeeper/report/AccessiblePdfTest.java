package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF, the reference validator, finds no fault with the PDF by PDF/UA-1, whatever the report holds. */
class AccessiblePdfTest {
    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Report> reports() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        return Stream.of(Samples.rich(), Samples.all(null),
                Samples.saying("We listen.\nWe act.", new Report.Logo(png.toByteArray(), 40, 20, "A bridge")),
                Samples.saying("Hello שלום 2027 (12 מרץ)\nسلام and more, مُحَمَّد. Do\u0300chas x\u0302 👍 東京", null));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsPdfUa1(Report report) throws IOException, VeraPDFException {
        assertEquals(List.of(), faults(Format.PDF.write(report)));
    }

    @Test
    void aPaperKeepsItToo() throws IOException, VeraPDFException {
        assertEquals(List.of(), faults(new Paper("Handover: Curaidh “A & B”", "As it stood", "Dòchas", List.of(
                Paper.Part.words("Words", List.of("First.\nSecond <b>, שלום 2027", "Dòchas")),
                Paper.Part.items("Items", List.of("One", "سلام"), "None"), Paper.Part.items("No items", List.of(), "None"),
                Paper.Part.table("Rows", List.of("What", "When"), List.of(List.of("Ask", "May"), List.of("", "שלום")), "None"),
                Paper.Part.table("No rows", List.of("What"), List.of(), "None"))).pdf()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום עולם", "Hello שלום 2027 (12 מרץ) there", "سلام and more, مُحَمَّد 42.", "يوم 12 مارس (الأول)", "لا إله",
            "שָׁלוֹם", "Do\u0300chas x\u0302 here"})
    void isReadInTheOrderInWhichItWasTyped(String words) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.write(Samples.saying(words, null)))) {
            List<String> read = new ArrayList<>();
            read(pdf.getDocumentCatalog().getStructureTreeRoot(), ReadingOrder.drawn(pdf), read);
            String said = String.join("", read).replaceAll("[\\u200E\\u200F\\s]", "");
            String typed = Normalizer.normalize(Lettering.shown(words), Normalizer.Form.NFKC).replaceAll("\\s", "");
            assertTrue(said.startsWith(typed), said.substring(0, 80));
            assertTrue(said.contains("Ourpublicstatement:" + typed), said.substring(0, 400));
        }
    }

    /** As a screen reader does: by the structure, and what it says of itself before what is drawn. */
    private static void read(PDStructureNode node, Map<COSDictionary, Map<Integer, String>> pieces, List<String> read) {
        PDStructureElement element = node instanceof PDStructureElement one ? one : null;
        if (element != null && element.getActualText() != null) {
            read.add(element.getActualText());
            return;
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement inner) {
                read(inner, pieces, read);
            } else if (kid instanceof Integer piece && element.getPage() != null) {
                read.add(Normalizer.normalize(pieces.get(element.getPage().getCOSObject()).getOrDefault(piece, ""), Normalizer.Form.NFKC));
            }
        }
    }

    @Test
    void aFileThatDoesNotIsFoundOut() throws IOException, VeraPDFException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.write(Samples.all(null)))) {
            pdf.getDocumentCatalog().setStructureTreeRoot(null);
            pdf.save(bytes);
        }
        assertFalse(faults(bytes.toByteArray()).isEmpty());
    }

    private static List<String> faults(byte[] file) throws IOException, VeraPDFException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return List.copyOf(new TreeSet<>(validator.validate(parser).getTestAssertions().stream()
                    .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                    .map(one -> one.getRuleId().getClause() + " " + one.getMessage()).toList()));
        }
    }
}
