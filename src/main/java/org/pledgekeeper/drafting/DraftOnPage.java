package org.pledgekeeper.drafting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.FormErrors;

/** The draft as this request has it before it, for the pages that change a part of it. */
@RequestScoped
public class DraftOnPage {
    static final String HOME = "/programme/checklist";

    @Inject
    private EditionDrafts drafts;
    @Inject
    private ChangeEditionDraft changeDraft;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Optional<EditionDrafts.Standing> standing;
    private DraftPart theirs;

    Optional<EditionDrafts.Standing> find() {
        if (standing == null) {
            standing = drafts.current();
        }
        return standing;
    }

    /** @throws NotFound where there is no draft */
    EditionDrafts.Standing standing() {
        return find().orElseThrow(NotFound::new);
    }

    WholeEdition whole() {
        return standing().draft().whole();
    }

    /** @throws NotFound where the draft has no such part */
    <T extends DraftPart> T part(String name, Class<T> type) {
        return Optional.ofNullable(DraftPart.of(whole()).get(name)).map(type::cast).orElseThrow(NotFound::new);
    }

    /** @return whether it is done; otherwise the page says what is to mend, or shows what a colleague has made of it */
    boolean change(String part, String seen, UnaryOperator<WholeEdition> change) {
        return orMend(() -> changeDraft.change(part, seen, change));
    }

    boolean orMend(Runnable what) {
        try {
            what.run();
            return true;
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (ChangedMeanwhile meanwhile) {
            if (meanwhile.theirs(Object.class) instanceof DraftPart part) {
                theirs = part;
            } else {
                errors.add(Map.of("draft", meanwhile.getMessage()));
            }
        } catch (NotFound gone) {
            errors.add(
                    Map.of("draft", "There is no such draft or item any more: a colleague published it or took it out. Nothing was done."));
        }
        return false;
    }

    /** @return the part as a colleague has saved it meanwhile; null where nobody has */
    DraftPart theirs() {
        return theirs;
    }

    /** @return all that was ticked or typed under this name */
    List<String> all(String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : List.of(values);
    }

    /** @throws Refused on {@code published} for what is no day */
    static LocalDate day(String typed) {
        LocalDate day = TypedDate.day("published", typed);
        if (day == null) {
            throw new Refused("published", "Please say from which day this edition holds.");
        }
        return day;
    }
}
