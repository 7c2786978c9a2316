package org.pledgekeeper.programme;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Browser;

/** National progress as a picture and as a table with the same figures. */
@Named
@RequestScoped
public class ProgressPage {
    @Inject
    private NationalFigures nationalFigures;
    @Inject
    private FreezeFiguresNow freezeNow;
    @Inject
    private HttpServletRequest request;
    private NationalFigures.Figures figures;

    @PostConstruct
    void load() {
        String release = request.getParameter("release");
        figures = nationalFigures
                .figures(release != null && release.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(release)) : Optional.empty())
                .orElse(null);
    }

    public void freeze() {
        Browser.goTo("/programme/progress?frozen=" + freezeNow.freeze());
    }

    /** @return "true" or "false" just after staff asked for a release: whether there was one to make */
    public String getFrozen() {
        return request.getParameter("frozen");
    }

    public NationalFigures.Figures getFigures() {
        return figures;
    }

    public List<NationalFigures.Release> getReleases() {
        return nationalFigures.releases();
    }

    /** @return the sectors that have figures */
    public List<Sector> getSectors() {
        return figures.commitments().get(0).total().sectors().stream().map(cell -> Sector.valueOf(cell.sector())).toList();
    }

    public Standing[] getStandings() {
        return Standing.values();
    }

    private static final double BAR = 600;

    /** A piece of a bar: its style and where it lies, in the bar's own units. */
    public record Piece(String style, double from, double width) {}

    /** @return the bar of one commitment over all sectors; what is withheld is one hatched piece */
    public List<Piece> bar(NationalFigures.Table table) {
        List<Piece> pieces = new ArrayList<>();
        Integer total = table.total().overall();
        double from = 0;
        if (total != null) {
            for (NationalFigures.Row row : table.rows()) {
                if (row.overall() != null) {
                    double width = BAR * row.overall() / total;
                    pieces.add(new Piece(row.standing().equals(Standing.NOT_ENOUGH.name()) ? "level-none"
                            : "level-" + Standing.valueOf(row.standing()).getStep(), from, width));
                    from += width;
                }
            }
        }
        if (from < BAR - 0.01) {
            pieces.add(new Piece("bar-withheld", from, BAR - from));
        }
        return pieces;
    }

    /** @return the same bar in words */
    public String barWords(NationalFigures.Table table) {
        if (table.total().overall() == null) {
            return "withheld: too few organisations";
        }
        return "Of " + table.total().overall() + " organisations: " + table.rows().stream()
                .map(row -> row.title().toLowerCase(Locale.ROOT) + ", " + (row.overall() == null ? "withheld" : row.overall()))
                .collect(Collectors.joining("; "));
    }
}
