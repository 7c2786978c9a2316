package org.pledgekeeper.story;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** What the teller of a story agrees to today: where it may be read, until when, and whether they are told what came of it. */
@Embeddable
public class Agreement {
    /** A story that was begun and never told is erased after so long. */
    private static final int MONTHS_OPEN = 12;

    private String channels = "";
    private Integer months;
    private boolean news;
    @Column(name = "expires_on")
    private LocalDate expiresOn = Story.today().plusMonths(MONTHS_OPEN);
    @Column(name = "tell_due")
    private String tellDue;
    @Column(name = "reminded_at")
    private Instant remindedAt;

    /** With no channel it is the teller's alone again. */
    void renew(Consent consent) {
        channels = Channel.stored(consent.channels());
        news = consent.news();
        if (consent.channels().isEmpty()) {
            months = null;
            expiresOn = Story.today().plusMonths(MONTHS_OPEN);
        } else {
            months = consent.months();
            expiresOn = Story.today().plusMonths(months);
            remindedAt = null;
        }
    }

    void end() {
        channels = "";
        news = false;
        tellDue = null;
    }

    /** @return whether it holds today for this channel */
    boolean covers(Channel channel) {
        return !expiresOn.isBefore(Story.today()) && getChannels().contains(channel);
    }

    void tellOf(String what) {
        tellDue = news ? what : null;
    }

    void told() {
        tellDue = null;
    }

    void reminded(Instant at) {
        remindedAt = at;
    }

    Set<Channel> getChannels() {
        return Channel.of(channels);
    }

    Integer getMonths() {
        return months;
    }

    boolean isNews() {
        return news;
    }

    LocalDate getExpiresOn() {
        return expiresOn;
    }

    String getTellDue() {
        return tellDue;
    }
}
