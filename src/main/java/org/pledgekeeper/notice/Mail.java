package org.pledgekeeper.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.pledgekeeper.typed.OneLine;

/** An email waiting in the outbox, or sent from it. */
@Entity
@Table(name = "outbox")
public class Mail {
    private static final String PART = "[^\\s\\p{Z}\\p{C}@,;:<>()\"]+";
    private static final String ADDRESS = PART + "@" + PART + "\\.[^\\s\\p{Z}\\p{C}@.,;:<>()\"]+";
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_NAME = 80;

    @Id
    private UUID id;
    private String recipient;
    private String subject;
    private String body;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "sent_at")
    private Instant sentAt;
    private int attempts;
    private String problem;

    protected Mail() {
    }

    public Mail(String recipient, String subject, String body) {
        this.id = UUID.randomUUID();
        this.recipient = recipient;
        this.subject = OneLine.of(subject);
        this.body = body;
        this.createdAt = Instant.now();
    }

    /** @return whether mail can be sent there: one plain address */
    public static boolean isAddress(String text) {
        return text != null && text.length() <= LONGEST_ADDRESS && text.matches(ADDRESS);
    }

    /**
     * A name that somebody typed, as it may stand in a mail of ours: anyone can have us write to anyone, so it must not become
     * their message.
     *
     * @return one line of at most 80 characters, in which no mail program finds a link
     */
    public static String name(String typed) {
        String line = Objects.requireNonNullElse(OneLine.of(typed), "").replaceAll("([.。．｡:/@\\\\])(?=[^\\s.])", "$1 ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_NAME - 1))).strip() + "…";
    }

    /** The words go once they are sent: they may hold a link that is a secret. */
    void sent() {
        attempts++;
        body = "";
        sentAt = Instant.now();
        problem = null;
    }

    void notSent(String why) {
        attempts++;
        problem = why;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }
}
