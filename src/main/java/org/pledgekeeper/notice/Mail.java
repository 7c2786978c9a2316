package org.pledgekeeper.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An email waiting in the outbox, or sent from it. */
@Entity
@Table(name = "outbox")
public class Mail {
    private static final String ADDRESS = "[^\\s@,;:<>()\"]+@[^\\s@,;:<>()\"]+\\.[^\\s@.,;:<>()\"]+";
    private static final int LONGEST_ADDRESS = 200;

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
        this.subject = subject;
        this.body = body;
        this.createdAt = Instant.now();
    }

    /** @return whether mail can be sent there: one plain address */
    public static boolean isAddress(String text) {
        return text != null && text.length() <= LONGEST_ADDRESS && text.matches(ADDRESS);
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
