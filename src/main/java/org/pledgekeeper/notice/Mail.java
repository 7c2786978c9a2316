package org.pledgekeeper.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.IDN;
import java.time.Duration;
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
    @Column(name = "failed_at")
    private Instant failedAt;
    @Column(name = "mended_at")
    private Instant mendedAt;
    private int attempts;
    private String problem;
    @Column(name = "stop_address")
    private String stopAddress;

    protected Mail() {}

    private Mail(String recipient, String subject, String body) {
        this.id = UUID.randomUUID();
        this.recipient = recipient;
        this.subject = OneLine.of(subject);
        this.body = body;
        this.createdAt = Instant.now();
    }

    /**
     * A letter of ours, as all of them are: a greeting, what there is to say, our name, and why it came.
     *
     * @param name as it was typed; null for nobody in particular
     * @param words plain text; names in it have gone through {@link #name}
     * @param why what goes on "You get this because", without a full stop
     */
    public static Mail letter(String recipient, String name, String subject, String words, String why) {
        return new Mail(recipient, subject, "Hello" + (name == null ? "" : " " + name(name)) + ",\n\n" + words.strip()
                + "\n\nPledgekeeper\n\nYou get this because " + why + ".\n");
    }

    /** @param address where mail programs ask, with a POST and nobody signed in, that no more of these come (RFC 8058) */
    public Mail stoppedAt(String address) {
        stopAddress = address;
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
        return line.length() <= LONGEST_NAME ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_NAME - 1))).strip() + "…";
    }

    /** The words go once they are sent: they may hold a link that is a secret. */
    void sent() {
        attempts++;
        body = "";
        stopAddress = null;
        sentAt = Instant.now();
        problem = null;
    }

    /** @param forGood whether trying again would not help */
    void notSent(String why, boolean forGood) {
        attempts++;
        problem = why;
        failedAt = forGood ? Instant.now() : null;
    }

    boolean isTriedFor(Duration time) {
        return (mendedAt == null ? createdAt : mendedAt).plus(time).isBefore(Instant.now());
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

    /** @return null where the mail is none that keeps coming */
    String stopAddress() {
        return stopAddress;
    }
}
