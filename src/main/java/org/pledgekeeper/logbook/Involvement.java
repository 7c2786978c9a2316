package org.pledgekeeper.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** People with lived experience are invited to a role or to take part: planned, then open, under way, ended, and told what changed. */
@Entity
@DiscriminatorValue("LIVED_EXPERIENCE")
public class Involvement extends Entry {
    static final List<Field> FIELDS = List.of(
            Field.one("stage", "At which stage?", Stage.class, (Involvement e) -> e.stage, (e, v) -> e.stage = v).atOnce(),
            Field.one("level", "How much say do they have?", Level.class, (Involvement e) -> e.level, (e, v) -> e.level = v).atOnce(),
            Field.one("role", "Is it a role, or an involvement?", Kind.class, (Involvement e) -> e.role, (e, v) -> e.role = v),
            Field.yesNo("leadershipRole", "Is it a leadership or board role?", (Involvement e) -> e.leadershipRole,
                    (e, v) -> e.leadershipRole = v),
            Field.count("places", "How many places?", (Involvement e) -> e.places, (e, v) -> e.places = v),
            Field.yesNo("expenses", "Are expenses covered?", (Involvement e) -> e.expenses, (e, v) -> e.expenses = v),
            Field.one("payment", "How are people paid?", Payment.class, (Involvement e) -> e.payment, (e, v) -> e.payment = v)
                    .saying("The Scottish Government’s guidance on paying participants has rates. People on benefits are told to get "
                            + "advice first."),
            Field.line("paymentReason", "Why that way?", (Involvement e) -> e.paymentReason,
                    (e, v) -> e.paymentReason = v).saying("Needed where nobody is paid."),
            Field.yesNo("benefitsLetter", "Was a letter about benefits offered?", (Involvement e) -> e.benefitsLetter,
                    (e, v) -> e.benefitsLetter = v),
            Field.yesNo("preparation", "Were people prepared?", (Involvement e) -> e.preparation, (e, v) -> e.preparation = v),
            Field.yesNo("debrief", "Was there time to talk it over afterwards?", (Involvement e) -> e.debrief, (e, v) -> e.debrief = v),
            Field.several("barriers", "What was taken out of the way?", Barrier.class, (Involvement e) -> e.barriers,
                    (e, v) -> e.barriers = v),
            Field.line("missing", "Who is missing so far?", (Involvement e) -> e.missing, (e, v) -> e.missing = v)
                    .saying("Groups, in words: for example “fathers, people in the islands”. No person’s name."),
            Field.words("told", "What were people told had changed?", (Involvement e) -> e.told, (e, v) -> e.told = v),
            Field.day("toldOn", "When were they told?", (Involvement e) -> e.toldOn, (e, v) -> e.toldOn = v));

    @Enumerated(EnumType.STRING)
    private Stage stage;
    @Enumerated(EnumType.STRING)
    @Column(name = "level")
    private Level level;
    @Enumerated(EnumType.STRING)
    private Kind role;
    @Column(name = "leadership_role")
    private Boolean leadershipRole;
    private Integer places;
    private Boolean expenses;
    @Enumerated(EnumType.STRING)
    private Payment payment;
    @Column(name = "payment_reason")
    private String paymentReason;
    @Column(name = "benefits_letter")
    private Boolean benefitsLetter;
    private Boolean preparation;
    private Boolean debrief;
    private String barriers;
    private String missing;
    private String told;
    @Column(name = "told_on")
    private LocalDate toldOn;

    enum State implements Choice {
        PLANNED, OPEN, UNDER_WAY, ENDED, PEOPLE_TOLD;

        @Override
        public boolean isPlan() {
            return this == PLANNED || this == OPEN;
        }
    }

    enum Kind implements Choice {
        ROLE("A role"), INVOLVEMENT("An involvement");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    /** Where in the work people take part. */
    public enum Stage implements Choice {
        DESIGN, DELIVERY, REVIEW, LEADERSHIP
    }

    /** How much say people have, after VOiCE. */
    public enum Level implements Choice {
        INFORMED, CONSULTED, DECIDING_TOGETHER
    }

    enum Payment implements Choice {
        BANK("Bank"), VOUCHER("Voucher"), IN_KIND("In kind"), OFFERED_AND_DECLINED("Offered and declined"), NONE("Not paid");

        private final String title;

        Payment(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    enum Barrier implements Choice {
        TRAVEL, CHILDCARE, LANGUAGE, ACCESS, TIME
    }

    @Override
    Log log() {
        return Log.LIVED_EXPERIENCE;
    }

    @Override
    void check(Map<String, String> problems) {
        if (payment == Payment.NONE && paymentReason == null) {
            problems.put("paymentReason", "Say in a few words why nobody is paid.");
        }
        if (toldOn != null && happenedOn() != null && toldOn.isBefore(happenedOn())) {
            problems.put("toldOn", "People cannot have been told before it happened. Please check both days.");
        }
        if (state() == State.PEOPLE_TOLD && toldOn == null) {
            problems.put("toldOn", "Say when people were told, or choose another state.");
        }
    }

    Stage stage() {
        return stage;
    }

    Level level() {
        return level;
    }

    int places() {
        return places == null ? 0 : places;
    }

    Payment payment() {
        return payment;
    }

    String missing() {
        return missing;
    }

    boolean isLeadershipRole() {
        return Boolean.TRUE.equals(leadershipRole);
    }

    /** @return whether it is over and the people who took part have not been told what changed */
    boolean isToTellBack() {
        return state() == State.ENDED && toldOn == null;
    }
}
