package org.pledgekeeper.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.promise.KeptPromises;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.report.Report;
import org.pledgekeeper.report.Samples;

/** A board paper: what is in it, and that it never takes more than two pages. */
class BoardPaperTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void saysInFourPartsWhereThingsStand() {
        Paper paper = paper(Samples.rich(), List.of(promise("We listen before we act.", "The panel met")), actions(2),
                List.of("Two hours a week")).paper();
        assertEquals(List.of("Where we stand", "What has changed", "What we promised, and what we did", "What we ask the board for"),
                paper.parts().stream().map(Paper.Part::title).toList());
        assertEquals(5, paper.parts().get(0).rows().size());
        assertTrue(paper.parts().get(1).words().get(0).contains("further on"), paper::toString);
        assertTrue(paper.parts().get(1).items().get(0).matches(".*: from “.+” to “.+”"), paper::toString);
        assertEquals(List.of("Our actions: 1 done, 1 planned."), paper.parts().get(2).words());
        assertEquals(List.of("We promised: “We listen before we act.” 1 thing done since, the last on 2 March 2026: The panel met.",
                "Done: Action 0 (planned for May 2026)"), paper.parts().get(2).items());
        assertEquals(List.of("Two hours a week"), paper.parts().get(3).items());
        assertFalse(paper.toString().contains("the answerer") || paper.toString().contains("the opener"), "no names");
    }

    @Test
    void saysSoWhereThereIsNothingYet() {
        Paper none = paper(null, List.of(), List.of(), List.of()).paper();
        assertTrue(none.parts().get(0).words().get(0).startsWith("No review is signed off yet."));
        assertEquals(List.of("We ask the board for nothing this time."), none.parts().get(3).words());
        Paper first = paper(Samples.all(Level.EXPLORING), List.of(), List.of(), List.of()).paper();
        assertTrue(first.parts().get(1).words().get(0).startsWith("This was the first review"));
    }

    static Stream<List<String>> words() {
        return Stream.of(List.of("Time for each ward to talk, and to reflect on what was said. "), List.of("W"), List.of("W W "),
                List.of("i "), List.of("Facal fada Gàidhlig: coimhearsnachd "), List.of("אבג דהו "), List.of("漢字 "),
                List.of("\uD83D\uDE00\uD83C\uDF33"), List.of("<b>&amp;\u0007\uD800</b> "));
    }

    /** However long, however many, and in whatever letters. */
    @ParameterizedTest
    @MethodSource("words")
    void neverTakesMoreThanTwoPagesAndSaysHowManyMoreThereAre(List<String> sign) throws IOException {
        for (int length : new int[] {20, 60, 160, 300}) {
            String words = sign.get(0).repeat(300).substring(0, length).strip();
            Paper paper = paper(Samples.rich(), IntStream.range(0, 40).mapToObj(at -> promise(at + " " + words, words)).toList(),
                    actions(40), Collections.nCopies(Asks.MOST, words)).paper();
            String text = pages(paper.pdf(), length + " of " + sign);
            String said = paper.toString();
            assertTrue(said.matches("(?s).*(And \\d+ more|40) promises?, under Promises in the workspace\\..*"), said);
            assertTrue(said.matches("(?s).*And \\d+ more actions? done, under Actions in the workspace\\..*"), said);
            assertTrue(text.contains("What we ask the board for"), text);
        }
    }

    @Test
    void usesTheRoomThereIs() throws IOException {
        Paper paper = paper(Samples.rich(), List.of(promise("We listen before we act.", "The panel met")), actions(12),
                Collections.nCopies(2, "Keep two hours of each ward’s rota for time to talk.")).paper();
        assertFalse(paper.toString().contains("in the workspace"), paper::toString);
        pages(paper.pdf(), "usual");
    }

    @Test
    void aPromiseAsLongAsAPageLeavesNothingElseOut() throws IOException {
        Paper paper = paper(Samples.rich(), List.of(promise("word ".repeat(3000), "x")), actions(2), List.of("Time")).paper();
        assertTrue(paper.toString().contains("1 promise, under Promises in the workspace."), paper::toString);
        assertTrue(paper.toString().contains("Done: Action 0"), paper::toString);
        pages(paper.pdf(), "long");
    }

    private static String pages(byte[] pdf, String what) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(document.getNumberOfPages() <= 2, () -> what + ": " + document.getNumberOfPages() + " pages");
            return new PDFTextStripper().getText(document);
        }
    }

    private static BoardPaper paper(Report report, List<KeptPromises.Kept> promises, List<KeptAsks.Done> actions, List<String> asks) {
        return new BoardPaper("Glenmorran Council", TODAY, report, promises, actions, asks);
    }

    private static KeptPromises.Kept promise(String sentence, String done) {
        return new KeptPromises.Kept(sentence, null, true, List.of(new Timeline.Line(UUID.randomUUID(), Log.LEADERSHIP,
                LocalDate.of(2026, 3, 2), Instant.EPOCH, done, "", "courageous-leadership", null, "Ross", false, 1, sentence, false, 2026,
                false)), List.of(), List.of());
    }

    private static List<KeptAsks.Done> actions(int count) {
        return IntStream.range(0, count).mapToObj(at -> new KeptAsks.Done("Action " + at, at % 2 == 0 ? State.DONE : State.PLANNED,
                LocalDate.of(2026, 5, 1))).toList();
    }
}
