package org.pledgekeeper.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a page to WCAG 2.2 AA and good practice, as far as a machine can, and to fitting the window it is shown in. */
final class Accessibility {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    static void check(Page page) {
        String where = fits(page, "");
        List<Rule> violations = new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze().getViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    where + " is not accessible:\n" + violations.stream().map(Accessibility::words).collect(Collectors.joining("\n")));
        }
    }

    /** With the spacing that WCAG 1.4.12 lets every reader choose, which is also as wide as any other face would make it. */
    static void checkWithWiderText(Page page) {
        page.evaluate("""
                globalThis.wider = new CSSStyleSheet();
                wider.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; \
                } p { margin-bottom: 2em !important; }");
                document.adoptedStyleSheets.push(wider)""");
        fits(page, " with wider text");
        page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== wider)");
    }

    /** @return where this is, for what else is found here */
    static String fits(Page page, String how) {
        String where = page.url() + " (" + page.title() + ") at " + page.viewportSize().width + " pixels" + how;
        int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue();
        if (wider > 0) {
            throw new AssertionError(where + " is " + wider + " pixels wider than the window, because of: " + page.evaluate("""
                    [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > \
                    document.documentElement.clientWidth + 1)
                      .slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className).join(", ")"""));
        }
        Object cut = page.evaluate("""
                [...document.querySelectorAll("caption")].filter(one => one.getBoundingClientRect().right > \
                document.documentElement.clientWidth + 1)
                  .map(one => one.textContent).join(", ")""");
        if (!cut.equals("")) {
            throw new AssertionError(where + " cuts the caption: " + cut);
        }
        return where;
    }

    private static String words(Rule rule) {
        return "  " + rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + "\n"
                + rule.getNodes().stream().map(Accessibility::words).collect(Collectors.joining("\n"));
    }

    private static String words(CheckedNode node) {
        return "    " + node.getTarget() + "  " + node.getHtml() + "\n      " + node.getFailureSummary().replace("\n", "\n      ");
    }
}
