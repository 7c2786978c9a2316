package org.pledgekeeper.figures;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.TableFile;

/** National progress: for everyone what is published, for programme staff each release and what is still to be done with it. */
@Named
@RequestScoped
public class ProgressPage {
    @Inject
    private NationalFigures nationalFigures;
    @Inject
    private PublishedFigures publishedFigures;
    @Inject
    private MakeReleaseNow makeRelease;
    @Inject
    private SignRelease signRelease;
    @Inject
    private CorrectRelease correctRelease;
    @Inject
    private CurrentUser user;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private boolean staff;
    private Figures figures;
    private List<Flow> flows;
    private List<Dated> dated;
    private List<Figures.Signature> signatures;
    private String words;

    @PostConstruct
    void load() {
        staff = address.starts("/programme");
        Optional<Integer> release = release(request);
        figures = (staff ? nationalFigures.figures(release) : publishedFigures.figures(release)).orElse(null);
    }

    /** @return the number that was asked for; empty where none was, or none could be */
    static Optional<Integer> release(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("release")).filter(asked -> asked.matches("\\d{1,6}")).map(Integer::valueOf);
    }

    public void make() {
        Browser.goTo("/programme/progress?made=" + makeRelease.make().isPresent());
    }

    public void sign() {
        orMend(() -> Browser.goTo("/programme/progress?release=" + number() + "&signed=" + signRelease.sign(number())));
    }

    public void correct() {
        orMend(() -> {
            correctRelease.correct(number(), words);
            Browser.goTo("/programme/progress?release=" + number() + "&corrected=true");
        });
    }

    private void orMend(Runnable what) {
        try {
            what.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private int number() {
        return Optional.ofNullable(figures).orElseThrow(NotFound::new).release().number();
    }

    /** @return where this page lies */
    public String getAt() {
        return staff ? "/programme/progress" : "/progress";
    }

    public Figures getFigures() {
        return figures;
    }

    /** @return the table of all organisations */
    public Figures.Table getAll() {
        return figures.tables().get(0);
    }

    /** @return how organisations moved, for each commitment */
    public List<Flow> getFlows() {
        if (flows == null) {
            flows = getAll().commitments().stream().map(Flow::of).toList();
        }
        return flows;
    }

    /** @return whether any figure of how they moved is large enough to be drawn */
    public boolean isMoved() {
        return getFlows().stream().anyMatch(Flow::isDrawn);
    }

    /** @return the titles of those of which no figure is large enough; empty where all are drawn */
    public String getUndrawn() {
        return getFlows().stream().filter(flow -> !flow.isDrawn()).map(Flow::title).collect(Collectors.joining("; "));
    }

    /** @return the tables by one grouping each */
    public List<Figures.Table> getGrouped() {
        return figures.tables().subList(1, figures.tables().size());
    }

    /** What stood so at earlier dates too, under one title. */
    public record Dated(String title, List<Figures.Asked> asked) {}

    /** @return the items of each commitment, the drivers and the agreed statements, beside earlier dates */
    public List<Dated> getDated() {
        if (dated == null) {
            Figures.Items items = figures.items();
            dated = Stream.concat(getAll().commitments().stream().map(c -> new Dated(c.number() + ". " + c.title(),
                    items.items().stream().filter(item -> item.commitment().equals(c.title())).toList())),
                    Stream.of(new Dated("By driver", items.drivers()), new Dated("By agreed statement", items.statements()))).toList();
        }
        return dated;
    }

    /** @return counts that tell whether organisations keep the pledge */
    public List<Figures.Counted> getKept() {
        return figures.work().stream().filter(counted -> counted.what().isKept()).toList();
    }

    /** @return counts that tell whether people feel it */
    public List<Figures.Counted> getFelt() {
        return figures.work().stream().filter(counted -> !counted.what().isKept()).toList();
    }

    /** @return about how many organisations this release counts, to ten: of what each review sends as many as of anything */
    public int getOrganisations() {
        return figures.work().stream().mapToInt(Figures.Counted::organisations).max().orElse(0);
    }

    /** @return the one that is looked at; null while there is none */
    public Figures.Table getChosen() {
        return getGrouped().stream().filter(table -> table.grouping().getKey().equals(request.getParameter("by"))).findFirst()
                .orElse(getGrouped().isEmpty() ? null : getGrouped().get(0));
    }

    public List<Figures.Release> getReleases() {
        return figures == null ? List.of() : figures.releases();
    }

    /** @return who has signed this release off; asked for by staff only */
    public List<Figures.Signature> getSignatures() {
        if (signatures == null) {
            signatures = nationalFigures.signatures(number());
        }
        return signatures;
    }

    public String getSignedBy() {
        return getSignatures().stream().map(Figures.Signature::name).collect(Collectors.joining(" and "));
    }

    public boolean isToSign() {
        return figures.release().publishedAt() == null
                && getSignatures().stream().noneMatch(signature -> signature.subject().equals(user.getSubject()));
    }

    public TableFile.Format[] getFormats() {
        return TableFile.Format.values();
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
