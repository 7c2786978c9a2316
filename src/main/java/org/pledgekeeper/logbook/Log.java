package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.typed.OneOf;

/** The logs. One more is one more line here, with its entity, its picture and the view of it, and a migration (docs/adr/0040). */
public enum Log {
    LIVED_EXPERIENCE("lived-experience", "Lived experience",
            "Someone with lived experience takes part: in a role, a panel, a day of design.",
            "lived-experience", Involvement.class, Involvement::new,
            (List<Involvement> all, boolean showsAll, LocalDate today) -> InvolvementPicture.of(all), InvolvementPicture::sent,
            Involvement.FIELDS,
            Involvement.State.values(),
            "What did you invite people to?", "For example “Panel reads the new letters”."),
    LEADERSHIP("leadership", "Leadership", "Leaders try something, explain, listen, visit, or look at a policy again.",
            "courageous-leadership", Leadership.class, Leadership::new,
            (List<Leadership> all, boolean showsAll, LocalDate today) -> LeadershipPicture.of(all, today), (all, day) -> List.of(),
            Leadership.FIELDS,
            Leadership.State.values(),
            "What did leaders do, or try?", "For example “Every meeting begins with how we are”."),
    TRAINING("training", "Training", "People completed something, hold a practice level, or need one. Counts only.",
            "training", Training.class, Training::new,
            TrainingPicture::of, TrainingPicture::sent, Training.FIELDS, Training.State.values(), "What was it?",
            "For example “Skilled level workshop, autumn”."),
    SUPERVISION("supervision", "Supervision", "Time to reflect was offered, held or cancelled. Numbers, and nothing of what was said.",
            "staff-wellbeing", Supervision.class, Supervision::new,
            SupervisionPicture::of, SupervisionPicture::sent, Supervision.FIELDS, new Choice[0], null, null),
    FEEDBACK("feedback", "Feedback", "People said something: what you heard, what you decided, what was done, and that they were told.",
            "improvement", Feedback.class, Feedback::new,
            (List<Feedback> all, boolean showsAll, LocalDate today) -> FeedbackPicture.of(all, today), FeedbackPicture::sent,
            Feedback.FIELDS,
            Feedback.State.values(), "What did you hear?", "In one line and without a name, for example “The letters are hard to read”.");

    private final String key;
    private final String title;
    private final String summary;
    private final String commitment;
    private final Class<? extends Entry> type;
    private final Supplier<? extends Entry> blank;
    private final Picturing<Entry> picturing;
    private final Sending<Entry> sending;
    private final List<Choice> states;
    private final Field line;
    private final List<Field> fields;

    /** Makes of a log's entries, oldest first, what they add up to. */
    @FunctionalInterface
    private interface Picturing<E extends Entry> {
        Picture of(List<E> all, boolean showsAll, LocalDate today);
    }

    /** Makes of a log's entries, oldest first, the counts that go with a review signed off that day. */
    @FunctionalInterface
    private interface Sending<E extends Entry> {
        List<SentCount> of(List<E> all, LocalDate day);
    }

    /** @param question what the one line answers; null where the entry makes its line itself and none is typed */
    <E extends Entry> Log(String key, String title, String summary, String commitment, Class<E> type, Supplier<E> blank,
            Picturing<E> picturing, Sending<E> sending,
            List<Field> own,
            Choice[] states, String question, String example) {
        this.key = key;
        this.title = title;
        this.summary = summary;
        this.commitment = commitment;
        this.type = type;
        this.blank = blank;
        this.picturing = (Picturing<Entry>) picturing;
        this.sending = (Sending<Entry>) sending;
        this.states = List.of(states);
        line = question == null ? null : new Field("line", question, example, Field.Kind.LINE, true, List.of(), List.of(), Entry::line,
                (e, v) -> e.setLine((String) v));
        Field state = new Field("state", "How far is it?", "", Field.Kind.ONE, false, this.states, List.of(), Entry::state,
                (e, v) -> e.setState(v == null ? null : ((Choice) v).name()));
        fields = Stream.of(Stream.ofNullable(line), Stream.of(Entry.HAPPENED), own.stream().filter(Field::first), Stream.of(state),
                own.stream().filter(field -> !field.first()), Stream.of(Entry.OWNER, Entry.JOINT)).flatMap(all -> all)
                .filter(field -> !field.equals(state) || this.states.stream().anyMatch(one -> !one.isFollowing())).toList();
    }

    public static Optional<Log> of(String key) {
        return OneOf.by(Log.class, log -> log.key, key);
    }

    Entry begin(UUID id, Entry.Given given, Membership writer, java.time.Instant now) {
        Entry entry = blank.get();
        entry.begin(id, given, writer, now);
        return entry;
    }

    /** @return the field of that name @throws Refused where the log asks no such thing */
    Field field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst()
                .orElseThrow(() -> new Refused(name, "The log " + title + " has no field \"" + name + "\"."));
    }

    /** @return what its entries add up to, without any of them in it */
    @SuppressWarnings("unchecked")
    Picture picture(List<? extends Entry> all, boolean showsAll, LocalDate today) {
        return picturing.of((List<Entry>) all, showsAll, today);
    }

    /** @return the counts of it that go with a review signed off that day */
    List<SentCount> sent(List<Entry> all, LocalDate day) {
        return sending.of(all, day);
    }

    public Class<? extends Entry> type() {
        return type;
    }

    /** @return the field of its one line; null where none is typed */
    Field line() {
        return line;
    }

    /** @return all it asks, in order */
    public List<Field> fields() {
        return fields;
    }

    public List<Choice> states() {
        return states;
    }

    /** @return the commitment that its entries are for, unless something else is said */
    public String commitment() {
        return commitment;
    }

    /** @return how addresses name it */
    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public String getSummary() {
        return summary;
    }
}
