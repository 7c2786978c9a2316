package org.pledgekeeper.statement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What was published once, as the public saw it from then on. Nothing alters it; the newest is what stands, the others are its history. */
@Entity
@Table(name = "published_statement")
@AttributeOverride(name = "statement", column = @Column(name = "words"))
@AttributeOverride(name = "seniorDate", column = @Column(name = "authorised_on"))
public class PublishedStatement extends PublicFace {
    private static final int YEARS_GOOD = 3;

    @Id
    private UUID id;
    @Column(name = "published_at")
    private Instant publishedAt;

    protected PublishedStatement() {}

    PublishedStatement(PublicFace approved, Instant at) {
        id = UUID.randomUUID();
        publishedAt = at;
        copy(approved);
    }

    @Override
    protected void requireEditable() {
        throw new IllegalStateException("What is published is never changed.");
    }

    @Override
    public boolean isSeniorConfirms() {
        return true;
    }

    /** @return the day from which the lead is asked to have it authorised anew */
    public LocalDate getRenewFrom() {
        return getSeniorDate().plusYears(YEARS_GOOD);
    }

    public UUID getId() {
        return id;
    }

    public Instant getPublishedAt() {
        return publishedAt;
    }
}
