package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.logbook.Feedback;
import org.pledgekeeper.logbook.Involvement;
import org.pledgekeeper.logbook.Supervision;
import org.pledgekeeper.logbook.Training;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A release to take away: each picture by itself, and all tables on paper. */
class FiguresPictureTest {
    private static final String LONG = "Health and social care partnerships + Health boards + National bodies + Justice + Education";
    private static final Figures FIGURES = figures();

    @ParameterizedTest
    @ValueSource(strings = {"stand", "moved", "releases-training", "sector-training", "work-supervision", "items-hard", "map-training",
            "items-drivers"})
    void eachPictureHoldsItsTitleItsColoursAndItsSource(String name) throws Exception {
        FiguresPicture picture = FiguresPictures.of(FIGURES, name).orElseThrow();
        Document svg = svg(picture);
        String words = svg.getDocumentElement().getTextContent();
        assertTrue(words.contains("release 2 of 1 March 2026, corrected on 1 March 2026. Open Government Licence"), words);
        assertTrue(words.contains(switch (name) {
            case "moved" -> "Of about 60 reviews that are compared with the one before";
            case "work-supervision" -> "Organisations that sent any: 20. Counted to 5.";
            case "map-training" -> "Greater Glasgow and Clyde";
            case "items-hard", "items-drivers" -> "Half to three quarters";
            default -> "Not enough answers to say";
        }), words);
        assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent()
                .contains(name.startsWith("map") ? "Fife: more than three quarters; Forth Valley: no figure"
                        : name.startsWith("items") ? "A quarter to half"
                                : name.startsWith("work") ? "sessions held, 60; sessions offered, 80 (75%)" : "Of about"),
                words);
        assertEquals(name.equals("moved") ? Movement.values().length - 1 : name.startsWith("items") ? 1 : 0,
                svg.getElementsByTagName("path").getLength());
        assertEquals(List.of("sector-training", "items-hard", "map-training", "items-drivers").contains(name),
                words.contains(", from release 1"), "the table of another release says so");
        double height = Double.parseDouble(svg.getDocumentElement().getAttribute("viewBox").split(" ")[3]);
        NodeList boxes = svg.getElementsByTagName("rect");
        for (int i = 1; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            assertTrue(number(box, "x") + number(box, "width") <= 960 - 31 && number(box, "y") + number(box, "height") < height);
        }
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(picture.sheet().png()));
        assertEquals(1920, png.getWidth());
        assertTrue(IntStream.range(0, png.getHeight()).allMatch(y -> png.getRGB(png.getWidth() - 8, y) == 0xFFFFFFFF),
                "nothing is cut off");
    }

    @Test
    void aLongNameGoesOnInTheNextLine() throws Exception {
        Document svg = svg(FiguresPictures.of(FIGURES, "sector-training").orElseThrow());
        String drawn = IntStream.range(0, svg.getElementsByTagName("text").getLength())
                .mapToObj(i -> svg.getElementsByTagName("text").item(i).getTextContent()).reduce("", (all, one) -> all + " " + one);
        assertTrue(drawn.contains(LONG) && drawn.contains(LONG + " & others"), drawn);
        assertFalse(svg.getElementsByTagName("text").item(0).getTextContent().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stands", "sector", "sector-", "sector-none", "all-training", "cohort-training", "map-none", "releases-",
            "-", "work-",
            "work-actions"})
    void whatIsNotThereIsNoPicture(String name) {
        assertTrue(FiguresPictures.of(FIGURES, name).isEmpty());
    }

    @Test
    void whereNobodyMovedInNumbersThatCanBeShownThereIsNoFlow() {
        List<Figures.Row> none = Stream.of(Movement.values()).map(one -> new Figures.Row(one.name(), one.getTitle(), List.of(0))).toList();
        Figures figures = new Figures(FIGURES.release(), List.of(new Figures.Table(Grouping.ALL, 2, List.of(), List.of(
                new Figures.OfCommitment("training", 3, "Training", rows(1), total(1), none)))), List.of(), List.of(), null, List.of());
        assertTrue(FiguresPictures.of(figures, "moved").isEmpty());
    }

    /** Logs are known by their own only, so what they count by stands in {@link Work} once more. */
    @Test
    void whatIsCountedHasTheOrderOfItsLog() {
        assertEquals(names(Training.Level.values()), Work.TRAINING.parts());
        assertEquals(names(Supervision.Type.values()), Work.SUPERVISION.parts());
        assertEquals(names(Supervision.Form.values()), Work.SUPERVISION.kinds());
        assertEquals(names(Involvement.Stage.values()), Work.INVOLVEMENT.parts());
        assertEquals(names(Involvement.Level.values()), Work.INVOLVEMENT.kinds());
        assertEquals(names(Feedback.People.values()), Work.FEEDBACK.parts());
        assertEquals(names(SentCount.Subject.values()), names(Work.values()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    @Test
    void itsColoursAreThoseOfThePages() throws IOException {
        String tokens = Files.readString(Path.of("themes/pledgekeeper/login/resources/css/tokens.css"));
        FiguresPicture.COLOURS.forEach((style, colour) -> assertTrue(tokens.contains("--" + style + ": " + colour + ";"), style));
    }

    @Test
    void onPaperEveryTableStandsWithHowItWasMade() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(FiguresPaper.of(FIGURES).pdf())) {
            String words = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            for (String part : List.of("Corrections", "Two came late.", "Where organisations stand", "How organisations moved",
                    "Training, by sector (release 1)", "How these figures are made", "fewer than 10", "All levels",
                    "Restorative, group not shown 75", "Organisations that sent any: fewer than 10. No figure can be shown yet.")) {
                assertTrue(words.contains(part), part + ": " + words);
            }
        }
    }

    private static Document svg(FiguresPicture picture) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(picture.sheet().svg()));
    }

    private static double number(Element box, String name) {
        return Double.parseDouble(box.getAttribute(name));
    }

    private static Figures figures() {
        Instant first = Instant.parse("2025-12-01T10:00:00Z");
        Instant second = Instant.parse("2026-03-01T10:00:00Z");
        List<Figures.Row> moved =
                Stream.of(Movement.values()).map(one -> new Figures.Row(one.name(), one.getTitle(), List.of(20))).toList();
        return new Figures(
                new Figures.Release(2, second, second, List.of(new Figures.Correction(second, "Two came late."))),
                List.of(new Figures.Table(Grouping.ALL, 2, List.of(new Figures.Group("ALL", "All organisations")),
                        List.of(new Figures.OfCommitment("training", 3, "Training", rows(1), total(1), moved))),
                        new Figures.Table(Grouping.SECTOR, 1,
                                List.of(new Figures.Group("COUNCIL", "Councils"), new Figures.Group("A+B", LONG + " & others")),
                                List.of(new Figures.OfCommitment("training", 3, "Training", rows(2), total(2), List.of()))),
                        new Figures.Table(Grouping.REGION, 1,
                                List.of(new Figures.Group("TAYSIDE+FIFE", "Tayside + Fife")),
                                List.of(new Figures.OfCommitment("training", 3, "Training",
                                        List.of(new Figures.Row("SUSTAINED", "Sustained", List.of(80)),
                                                new Figures.Row("EXPLORING", "Exploring", List.of(20))),
                                        new Figures.Row("TOTAL", "All levels", List.of(100)), List.of())))),
                List.of(new Figures.Course("training", 3, "Training",
                        List.of(new Figures.Point(1, first, rows(1)), new Figures.Point(2, second, rows(1))))),
                List.of(new Figures.Counted(Work.ACTIONS, 0, List.of()), new Figures.Counted(Work.SUPERVISION, 20, List.of(
                        new Figures.Line("PRACTICE", "GROUP", "Practice, group", Arrays.asList(60, 80)),
                        new Figures.Line("RESTORATIVE", "GROUP", "Restorative, group", Arrays.asList(null, 75))))),
                new Figures.Items(new Figures.Counting(1, first), 120, List.of(asked("Leaders listen.")), List.of(asked("Leadership")),
                        List.of(), List.of()),
                List.of());
    }

    private static Figures.Asked asked(String title) {
        return new Figures.Asked("le-listening", title, "Lived experience", Share.A_QUARTER_TO_HALF,
                Stream.of(Level.values()).map(level -> new Figures.Used(level, Share.UNDER_A_QUARTER)).toList(), List.of(), List.of());
    }

    private static List<Figures.Row> rows(int groups) {
        return Stream.of(Standing.values()).map(one -> new Figures.Row(one.name(), one.getTitle(),
                IntStream.range(0, groups).mapToObj(group -> one.ordinal() * 10).toList())).toList();
    }

    private static Figures.Row total(int groups) {
        return new Figures.Row("TOTAL", "All levels", IntStream.range(0, groups).mapToObj(group -> 150).toList());
    }
}
