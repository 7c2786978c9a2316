package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, in any letters, as the PDF shows it. */
class LetteringTest {
    @ParameterizedTest
    @ValueSource(strings = {"Dòchas agus Càirdeas", "Łódź, źdźbło, Zażółć", "Її ґанок, п’ять – Україна", "Ἀθῆναι", "Tháinig Œuvre Straße",
            "x\u0302 e\u0323\u0301 m\u0303",
            "“a” – b… 5 °C ½ № → ✓ ❤",
            "שלום עולם", "السلام عليكم", "يوم 12 مارس (الأول)", "Hello שלום and سلام again, 2027",
            "فارسی می\u200Cخواهم", "لا إله", "مُحَمَّد", "שָׁלוֹם"})
    void isShownAsTyped(String words) {
        assertEquals(Normalizer.normalize(words, Normalizer.Form.NFC), Lettering.shown(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Well done 👍🏽                    | Well done [thumbs up sign]
            👍👍 ok                          | [thumbs up sign] ok
            東京 – 日本。 Office              | [words in Chinese or Japanese letters, which this file cannot show] Office
            नमस्ते all                       | [words in Devanagari letters, which this file cannot show] all
            ๆ                                | [words in Thai letters, which this file cannot show]
            ہے اور                           | [words in Arabic letters, which this file cannot show]
            ＡＢ ﬁ 𝐁                         | AB ﬁ B
            \uE000                           | [a sign that this file cannot show]""")
    void isSaidInWordsWhereItCannotBeShown(String words, String shown) {
        assertEquals(shown, Lettering.shown(words.replace("\\uE000", "\uE000")));
    }

    @Test
    void decomposedLettersBecomeOne() {
        assertEquals("Dòchas é", Lettering.shown("Do\u0300chas e\u0301"));
    }

    @Test
    void arabicLettersJoin() {
        RightToLeft writing = new RightToLeft();
        assertEquals("\uFEB3\uFEFC\uFEE1", writing.shapeText("سلام"));
        assertEquals("\uFEE1\uFEFC\uFEB3", RightToLeft.drawn("سلام"));
        assertEquals("\uFE91\uFE92\uFE90 \uFE8D", writing.shapeText("ببب ا"));
        assertEquals("\uFEE3\u064F\uFEA4\u064E\uFEE4\u064E\u0651\uFEAA", writing.shapeText(Lettering.shown("مُحَمَّد")));
        assertEquals("\uFEE3\uFBFD\uFEE3\uFBFF\uFEA6", writing.shapeText("می\u200Cمیخ"));
    }

    @Test
    void numbersAndBracketsKeepTheirPlaceInWhatReadsFromTheRight() {
        assertEquals("(ב) 12 א", RightToLeft.drawn("א 12 (ב)"));
        assertEquals("abc אבג def", RightToLeft.drawn("abc גבא def"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dòchas Łódź", "Київ, Їжа", "שלום עולם", "السلام عليكم", "x\u0302 and ẹ\u0301",
            "Hello שלום 2027\nسلام and more", "👍 東京", "a <b> & \"c\" ا & \"ب\""})
    void thePdfHasAGlyphForEverySign(String words) throws IOException {
        byte[] file = Format.PDF.write(Samples.saying(words, null));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(pdf);
            assertFalse(text.contains("#") || text.contains("\uFFFD"), text);
            String read = text.replaceAll("[\\u200E\\s\"]", "");
            for (String word : Lettering.shown(words).replace("\"", "").split("\\s+")) {
                assertTrue(read.contains(word), word + " in " + text.substring(0, 400));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatLooksLikeMarkUpIsShownAsTyped(Format format) throws IOException {
        String words = "Waits <four weeks, >90 % kept; Jane <jane@example.org>, ‹both›, &amp; and <b>bold</b>, {{7*7}} ${x} #{y}.";
        String text = Texts.of(format, format.write(Samples.saying(words, null)));
        assertTrue(text.replaceAll("\\s", "").contains(words.replace(" ", "")), text);
    }

    @Test
    void howeverLongItIs() {
        assertTrue(Wording.text("a " + "سلام & ".repeat(20_000)).startsWith("a <span class=\"other\">سلام &amp; سلام"));
    }

    @Test
    void logoAndStatementAreOnTheFrontPage() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, Color.RED.getRGB());
        ImageIO.write(picture, "png", png);
        Report report = Samples.saying("We listen.", new Report.Logo(png.toByteArray(), 40, 20, "A bridge"));
        assertFalse(Texts.of(Format.JSON, Format.JSON.write(report)).contains("png"), "the logo is no part of the data");
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.write(report))) {
            List<COSName> objects = new ArrayList<>();
            pdf.getPage(0).getResources().getXObjectNames().forEach(objects::add);
            assertTrue(objects.stream().anyMatch(name -> pdf.getPage(0).getResources().isImageXObject(name)));
            assertTrue(front(pdf).contains("Our public statement"), front(pdf));
        }
    }

    private static String front(PDDocument pdf) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setEndPage(1);
        return text.getText(pdf);
    }

    @Test
    void noPageButTheLastIsNearlyEmptyAndNoItemIsSplit() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Format.PDF.write(Samples.rich()))) {
            for (int page = 1; page < pdf.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                String said = text.getText(pdf);
                assertTrue(said.length() > 700, "page " + page + ": " + said);
                assertFalse(said.replaceAll("(?s)\\s+Glenmorran Council: Second review\\s+Page \\d+ of \\d+\\s*", "")
                        .matches("(?s).*(Note|Evidence|Actions):?"), said);
                assertFalse(said.matches("(?s)\\s*(Note:|What changed:|Evidence|Actions|Pulse:|Supports:).*"), said);
            }
        }
    }
}
