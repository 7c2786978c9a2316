package org.pledgekeeper.feedback;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** You said, we did: what the public is told of feedback; the lead offers it and takes it back. */
@Named
@RequestScoped
public class SaidPage {
    @Inject
    private SaidLines saidLines;
    @Inject
    private OfferSaidLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private SaidLines.All all;
    private SaidLines.One one;
    private String line;
    private String said;
    private String words;
    private String on;

    @PostConstruct
    void load() {
        if (address.part("entry").isEmpty()) {
            all = saidLines.all();
        } else {
            one = saidLines.one(Address.uuid(address.part("entry")));
            line = UUID.randomUUID().toString();
            on = LocalDate.now(Days.SCOTLAND).toString();
            String again = request.getParameter("line");
            one.lines().stream().filter(known -> known.getId().toString().equals(again)).findFirst().ifPresent(known -> {
                line = again;
                said = known.getSentence();
                words = known.getWords();
                on = known.getHappenedOn().toString();
            });
        }
    }

    public void offer() {
        try {
            LocalDate day = TypedDate.day(on);
            offerLine.offer(Address.uuid(line), one.entry().id(), said, words, day);
            Browser.goTo(getHome() + "?done=offered");
        } catch (DateTimeException notADay) {
            errors.add(Map.of("on", notADay.getMessage()));
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void takeBack() {
        try {
            takeBackLine.takeBack(Address.uuid(request.getParameter("back")));
            Browser.goTo(getHome() + "?done=taken-back");
        } catch (NotFound gone) {
            errors.add(Map.of("line", "This is not there any more. The page shows how things stand now."));
            all = saidLines.all();
        }
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + PublicLine.Kind.SAID.getPage();
    }

    public SaidLines.All getAll() {
        return all;
    }

    public Entry getEntry() {
        return one.entry();
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "offered" -> "Offered. The programme reads it before anyone else does.";
            case "taken-back" -> "Taken back. The public no longer sees it.";
            default -> null;
        };
    }

    public int getWordLimit() {
        return PublicLine.MOST_WORDS;
    }

    public int getSaidCount() {
        return Words.count(said);
    }

    public int getWordCount() {
        return Words.count(words);
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = said;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }
}
