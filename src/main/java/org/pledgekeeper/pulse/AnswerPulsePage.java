package org.pledgekeeper.pulse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/** What someone who follows a pulse's link sees, in the language they chose or their device asks for. */
@Named
@RequestScoped
public class AnswerPulsePage {
    private static final List<Level> LEVELS = Arrays.stream(Level.values()).filter(level -> level != Level.NOT_RELEVANT).toList();

    @Inject
    private PulseForm form;
    @Inject
    private AnswerPulse answerPulse;
    @Inject
    private PulseLanguages languages;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private PulseForm.Asked asked;

    /** @throws org.pledgekeeper.refusal.NotFound when no link has the address's token */
    public PulseForm.Asked getAsked() {
        if (asked == null) {
            asked = form.of(address.part("token"));
        }
        return asked;
    }

    /** Whether it was taken or not, another address comes next: the way back from there leads to a page without answers. */
    public void send() {
        try {
            answerPulse.answer(address.part("token"), getWords(), given());
            Browser.goTo(address.getPath() + "/thanks?lang=" + getWords().language());
        } catch (Refused refused) {
            Browser.goTo(address.getPath() + "?lang=" + getWords().language()
                    + (refused.problems().containsKey("answers") ? "&again=true" : ""));
        }
    }

    private Map<String, Level> given() {
        Map<String, Level> given = new LinkedHashMap<>();
        getAsked().indicators().forEach(indicator -> chosen(indicator).ifPresent(level -> given.put(indicator, level)));
        return given;
    }

    private Optional<Level> chosen(String indicator) {
        return LEVELS.stream().filter(level -> level.name().equals(request.getParameter(indicator))).findFirst();
    }

    /** @return whether they come back to it because nothing was chosen */
    public boolean isAgain() {
        return isOpen() && request.getParameter("again") != null;
    }

    public PulseWords getWords() {
        return languages.of(request.getParameter("lang"), Collections.list(request.getLocales()));
    }

    public List<PulseWords> getAllWords() {
        return languages.all();
    }

    public List<PulseLanguages.Question> getQuestions() {
        return getAsked().indicators().stream().map(indicator -> languages.question(getWords(), indicator)).toList();
    }

    public List<Level> getLevels() {
        return LEVELS;
    }

    public boolean isOpen() {
        return getAsked().state() == PulseForm.State.OPEN;
    }
}
