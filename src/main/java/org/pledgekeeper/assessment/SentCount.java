package org.pledgekeeper.assessment;

/**
 * One number that signing off can send beside the standings: never an entry, nor a word that anyone typed.
 *
 * @param part what of the subject is counted, by its key: a state, a level, a type, a stage
 * @param kind a second key below it; empty where there is none
 * @param measure what of it the number says, by its key
 * @param title part and kind in words
 * @param label what stands before the number, in words; may be empty
 */
public record SentCount(Subject subject, String part, String kind, String measure, String title, String label, int number) {

    /** What is counted. Counts of people go only where the organisation has chosen to send them. */
    public enum Subject {
        ACTIONS("Actions, by where they stand today", false), TRAINING("Training: people who hold a practice level, and who need it", true),
        SUPERVISION("Supervision of the last 12 months", true),
        INVOLVEMENT("Involvement of people with lived experience, last 12 months", true),
        FEEDBACK("Feedback heard in the last 12 months, by who raised it and when they were told what came of it", true),
        PULSES("Pulses of the last 12 months: on how many questions each group leans which way", true);

        private final String title;
        private final boolean people;

        Subject(String title, boolean people) {
            this.title = title;
            this.people = people;
        }

        public String getTitle() {
            return title;
        }

        public boolean isPeople() {
            return people;
        }
    }
}
