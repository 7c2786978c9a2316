package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.evidence.CheckedFile;

/** A paper as a Word file, opened again by a library that has no part in writing it. */
class PaperDocxTest {
    private static final String ODD = "<w:t>&amp; \"both\"\u0000\u0007\uD800\uFFFE ]]>\nsecond line\tafter a tab, דבר";
    private static final String KEPT = "<w:t>&amp; \"both\" ]]>\nsecond line\tafter a tab, דבר";
    private static final Paper PAPER = new Paper("Keeping our pledge: " + ODD, "As it stood", "Comhairle Ghleann Mhòrain",
            List.of(Paper.Part.table("Where we stand", List.of("Commitment", "Where"), List.of(List.of("Lead with courage", ODD)), ""),
                    new Paper.Part("What changed", List.of("Some words."), List.of("One", ODD), List.of(), List.of())));

    @Test
    void hasHeadingsListsAndTablesThatWordKnows() throws IOException {
        try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(PAPER.docx()))) {
            List<XWPFParagraph> all = file.getParagraphs();
            assertEquals(List.of("Heading1", "Lede", "Heading2", "Heading2", "Normal", "ListBullet", "ListBullet"),
                    all.stream().map(XWPFParagraph::getStyle).toList());
            assertEquals("heading 1", file.getStyles().getStyle("Heading1").getName());
            assertEquals("heading 2", file.getStyles().getStyle("Heading2").getName());
            assertEquals("Keeping our pledge: " + KEPT, all.get(0).getText());
            assertEquals(KEPT, all.get(6).getText());
            assertEquals("bullet", all.get(5).getNumFmt());
            XWPFTable table = file.getTables().get(0);
            assertTrue(table.getRow(0).isRepeatHeader(), "the heads come again on the next page");
            assertFalse(table.getRow(1).isRepeatHeader());
            assertEquals(List.of("Commitment", "Where"), table.getRow(0).getTableCells().stream().map(cell -> cell.getText()).toList());
            assertEquals(KEPT, table.getRow(1).getCell(1).getText());
            assertEquals("Where we stand", table.getCTTbl().getTblPr().getTblCaption().getVal());
        }
    }

    @Test
    void saysItsTitleAndLanguage() throws Exception {
        try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(PAPER.docx()))) {
            assertTrue(file.getProperties().getCoreProperties().getTitle().startsWith("Comhairle Ghleann Mhòrain: Keeping our pledge"));
            assertEquals("en-GB", file.getStyles().getDefaultRunStyle() == null ? null
                    : file.getStyle().getDocDefaults().getRPrDefault().getRPr().getLangArray(0).getVal().toString());
            assertEquals("Comhairle Ghleann Mhòrain: Keeping our pledge: " + KEPT + "\tPage 1 of 1",
                    file.getFooterList().get(0).getText().strip());
        }
    }

    @Test
    void wouldBeTakenAsEvidence() {
        assertEquals("paper.docx", CheckedFile.from("paper.docx", PAPER.docx()).name());
    }
}
