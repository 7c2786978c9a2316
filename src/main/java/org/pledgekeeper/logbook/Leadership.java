package org.pledgekeeper.logbook;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/**
 * What leaders did: a change tried as a small cycle (an idea, then tried, learned from, and spread or stopped), a message, a
 * policy, a visit, a conversation.
 */
@Entity
@DiscriminatorValue("LEADERSHIP")
public class Leadership extends Entry {
    static final List<Field> FIELDS = List.of(
            Field.one("what", "What kind was it?", What.class, (Leadership e) -> e.what, (e, v) -> e.what = v).atOnce(),
            Field.words("hoped", "What did you hope for?", (Leadership e) -> e.hoped, (e, v) -> e.hoped = v),
            Field.words("tried", "What did you try?", (Leadership e) -> e.tried, (e, v) -> e.tried = v),
            Field.words("happened", "What happened?", (Leadership e) -> e.happened, (e, v) -> e.happened = v),
            Field.words("learned", "What did you learn?", (Leadership e) -> e.learned, (e, v) -> e.learned = v),
            Field.one("next", "What next?", Next.class, (Leadership e) -> e.next, (e, v) -> e.next = v));

    @Enumerated(EnumType.STRING)
    private What what;
    private String hoped;
    private String tried;
    private String happened;
    private String learned;
    @Enumerated(EnumType.STRING)
    private Next next;

    /** How far a cycle has come, in four words. */
    public enum State implements Choice {
        IDEA, TRYING, LEARNED, SPREAD_OR_STOPPED;

        @Override
        public boolean isPlan() {
            return this == IDEA;
        }
    }

    /** What leaders can do that is worth a line. */
    public enum What implements Choice {
        CHANGE("A change tried"), MESSAGE("A message"), POLICY("A policy reviewed"), VISIT("A visit"), CONVERSATION("A conversation");

        private final String title;

        What(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    enum Next implements Choice {
        KEEP("Keep it"), ADAPT("Adapt it"), STOP("Stop it"), SPREAD("Spread it");

        private final String title;

        Next(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    @Override
    Log log() {
        return Log.LEADERSHIP;
    }

    @Override
    boolean hasState() {
        return isCycle();
    }

    What what() {
        return what;
    }

    /** @return whether it is a cycle that can be told as a story, and not a message, a visit or a policy */
    boolean isCycle() {
        return what == null || what == What.CHANGE;
    }

    /** @return what its story says so far, each part under its name */
    List<String[]> story() {
        return FIELDS.stream().filter(field -> !field.name().equals("what") && !field.shown(this).isEmpty())
                .map(field -> new String[] {field.label(), field.shown(this)}).toList();
    }
}
