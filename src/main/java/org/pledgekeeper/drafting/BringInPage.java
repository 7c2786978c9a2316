package org.pledgekeeper.drafting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.Map;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.Text;

/** An edition brought in as YAML: read first, and put in the place of the draft only once someone has said yes. */
@Named
@RequestScoped
public class BringInPage {
    /** Bytes of a character in UTF-8, at most. */
    private static final int WIDEST = 4;

    @Inject
    private DraftOnPage draft;
    @Inject
    private Checklists checklists;
    @Inject
    private BringEditionIn bringEditionIn;
    @Inject
    private FormErrors errors;
    private Part file;
    private String yaml;
    private int seen;
    private WholeEdition read;
    private int missing;

    @PostConstruct
    void load() {
        seen = draft.find().map(standing -> standing.draft().version()).orElse(0);
    }

    /** Reads what was chosen or pasted, and asks. The draft stays as it is. */
    public void look() {
        try {
            if (file != null && file.getSize() > 0) {
                yaml = text();
            }
            read = EditionYaml.read(yaml);
            missing = EditionRules.of(read, checklists.newest(), checklists.everAsked(), LocalDate.now(Days.SCOTLAND)).size();
            load();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private String text() {
        try (InputStream bytes = file.getInputStream()) {
            return Text.clean(bytes.readNBytes(EditionYaml.LONGEST * WIDEST));
        } catch (CharacterCodingException noText) {
            throw new Refused(EditionYaml.FIELD, "This file is not text in UTF-8. Please save it so, or paste its text.");
        } catch (IOException gone) {
            throw new Refused(EditionYaml.FIELD, "This file did not arrive whole. Please choose it again.");
        }
    }

    public void bring() {
        if (draft.orMend(() -> bringEditionIn.bring(yaml, seen))) {
            Browser.goTo(DraftOnPage.HOME + "?done=in");
        }
        if (errors.of("draft") != null) {
            errors.add(Map.of(EditionYaml.FIELD, errors.of("draft")));
        }
    }

    /** @return what is replaced by it, in words */
    public String getReplaces() {
        return "It takes the place of the draft of edition " + draft.whole().edition().edition() + ", which "
                + draft.standing().draft().changed().name() + " changed last.";
    }

    /** @return the edition as it was read; null while none was */
    public WholeEdition getRead() {
        return read;
    }

    public int getMissing() {
        return missing;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getYaml() {
        return yaml;
    }

    public void setYaml(String yaml) {
        this.yaml = yaml;
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }
}
