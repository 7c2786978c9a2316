package org.pledgekeeper.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** All of an organisation's evidence: what to look at again first, then what did not come along from last time, then the rest. */
@Named
@RequestScoped
public class EvidencePage {
    @Inject
    private EvidenceList evidenceList;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private EvidenceList.Gathered gathered;

    @PostConstruct
    void load() {
        gathered = evidenceList.all();
    }

    /** Puts one from last time beside the items it stood by then; the button that was pressed names it. */
    public void useAgain() {
        EvidenceList.Item item = gathered.one(Address.uuid(request.getParameter("again")));
        try {
            useEvidence.use(item.evidence().id(),
                    item.lastTime().stream().map(place -> place.indicator().id()).collect(Collectors.toSet()));
            Browser.goTo("/w/" + tenant.getSlug() + "/evidence?done=used");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public EvidenceList.Gathered getGathered() {
        return gathered;
    }

    public boolean isEditable() {
        return tenant.isMayAnswer();
    }

    /** @return whether evidence can be added or used just now, by this reader */
    public boolean isMayAdd() {
        return tenant.isMayAnswer() && gathered.isOpen();
    }

    /** @return what has just been done, in words; null where nothing has */
    public String getDone() {
        String done = request.getParameter("done");
        return done == null ? null : switch (done) {
            case "added" -> "Added. Thank you.";
            case "removed" -> "Removed.";
            case "used" -> "It stands by the same items again.";
            default -> null;
        };
    }
}
