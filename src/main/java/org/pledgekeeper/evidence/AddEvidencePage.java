package org.pledgekeeper.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Adding evidence to an item: something new, or something that is there already. Whatever is refused, what was typed stays. */
@Named
@RequestScoped
public class AddEvidencePage {
    @Inject
    private EvidenceList evidenceList;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private EvidenceList.Gathered gathered;
    private String id = UUID.randomUUID().toString();
    private String link;
    private String words;
    private Part file;
    private final TypedAbout about = new TypedAbout();

    @PostConstruct
    void load() {
        gathered = evidenceList.all();
        if (gathered.round().isEmpty() || request.getParameter("for") != null && getFor() == null) {
            throw new NotFound();
        }
    }

    public void save() throws IOException {
        Map<String, String> problems = new LinkedHashMap<>();
        Evidence.Kind kind = kind();
        CheckedFile checked = kind == Evidence.Kind.FILE && hasFile() ? checked(problems) : null;
        EvidenceContent content = new EvidenceContent(kind, link, words, checked);
        if (problems.isEmpty()) {
            problems.putAll(content.problems());
        }
        Evidence.About typed = about.read(problems);
        if (problems.isEmpty()) {
            try {
                addEvidence.add(Address.uuid(id), content, typed, getChosen());
                goBack("added");
                return;
            } catch (Refused refused) {
                problems.putAll(refused.problems());
            }
        }
        if (checked != null) {
            problems.putIfAbsent("file", "Please choose the file again: a browser does not keep it. The rest of what you typed is here.");
        }
        errors.add(problems);
    }

    private CheckedFile checked(Map<String, String> problems) throws IOException {
        try {
            if (file.getSize() > CheckedFile.MOST_BYTES) {
                throw CheckedFile.tooLarge(file.getSize());
            }
            return CheckedFile.from(file.getSubmittedFileName(), file.getInputStream().readAllBytes());
        } catch (Refused refused) {
            problems.putAll(refused.problems());
            return null;
        }
    }

    /** Puts one that is there already beside the item; the button that was pressed names it. */
    public void useOne() {
        try {
            useEvidence.use(Address.uuid(request.getParameter("use")), getFor() == null ? Set.of() : Set.of(getFor().id()));
            goBack("used");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private void goBack(String done) {
        Browser.goTo(getFor() == null ? "/w/" + tenant.getSlug() + "/evidence?done=" + done : getBack());
    }

    /** @return where the person came from */
    public String getBack() {
        Indicator indicator = getFor();
        return "/w/" + tenant.getSlug() + (indicator == null ? "/evidence"
                : "/commitments/" + gathered.asked().commitmentOf(indicator.id()).orElseThrow().id() + "#" + indicator.id());
    }

    /** The kind that was chosen; where its own field is empty and one other is filled, that one's. */
    private Evidence.Kind kind() {
        List<Evidence.Kind> filled = Arrays.stream(Evidence.Kind.values()).filter(kind -> switch (kind) {
            case LINK -> link != null && !link.isBlank();
            case FILE -> hasFile();
            case WORDS -> words != null && !words.isBlank();
        }).toList();
        Evidence.Kind chosen = OneOf.named(Evidence.Kind.class, request.getParameter("kind")).orElse(null);
        return filled.size() == 1 && !filled.contains(chosen) ? filled.get(0) : chosen;
    }

    private boolean hasFile() {
        return file != null && file.getSubmittedFileName() != null && !file.getSubmittedFileName().isBlank();
    }

    public boolean isKind(String name) {
        return name.equals(request.getParameter("kind"));
    }

    /** @return the item the person came from; null where they came from none */
    public Indicator getFor() {
        String first = request.getParameter("for");
        return first == null ? null : gathered.asked().indicator(first).orElse(null);
    }

    /** @return ids of all the items it is for, the one the person came from among them */
    public Set<String> getChosen() {
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : List.of("for", "on")) {
            chosen.addAll(Arrays.asList(request.getParameterValues(name) == null ? new String[0] : request.getParameterValues(name)));
        }
        return chosen;
    }

    public boolean picked(String indicator) {
        return getChosen().contains(indicator);
    }

    public Edition getAsked() {
        return gathered.asked();
    }

    /** @return what is there and does not stand by this item yet */
    public List<EvidenceList.Item> getOthers() {
        return getFor() == null ? List.of() : gathered.items().stream().filter(item -> !item.uses(getFor().id())).toList();
    }

    public boolean isMayAdd() {
        return tenant.isMayAnswer() && gathered.isOpen();
    }

    public int getWordLimit() {
        return EvidenceContent.MOST_WORDS;
    }

    public TypedAbout getAbout() {
        return about;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getLink() {
        return link;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
