package org.pledgekeeper.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.IDN;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.pledgekeeper.typed.OneLine;

/** An email waiting in the outbox, or sent from it. */
@Entity
@Table(name = "outbox")
public class Mail {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile("(?=.{1,64}$)" + ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
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
    private String account;
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

    /**
     * While this person has no password yet, Keycloak's mail goes in place of this one, with a link to choose one and sign in.
     *
     * @param account Keycloak's id of the recipient
     */
    public Mail orPasswordLink(String account) {
        this.account = account;
        return this;
    }

    /** @return whether mail can be sent there and an account have it: one plain address, its part before the @ in ASCII */
    public static boolean isAddress(String text) {
        if (text == null || text.length() > LONGEST_ADDRESS) {
            return false;
        }
        int at = text.lastIndexOf('@');
        try {
            return at > 0 && LOCAL_PART.matcher(text.substring(0, at)).matches()
                    && DOMAIN.matcher(IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT)).matches();
        } catch (IllegalArgumentException noDomain) {
            return false;
        }
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

    /** @return Keycloak's id of a recipient who may have no password yet; null for any other mail */
    String account() {
        return account;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }
}
