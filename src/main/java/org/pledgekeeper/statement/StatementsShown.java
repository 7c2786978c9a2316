package org.pledgekeeper.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API says of what an organisation shows in public, and what it reads. */
public final class StatementsShown {
    private StatementsShown() {}

    /** @param id of its logo's picture, in the workspace */
    public record PublishedShown(UUID id, Instant publishedAt, String statement, String website, String logoAlt, String seniorName,
            String seniorRole, LocalDate authorisedOn) {
        static PublishedShown of(PublishedStatement p) {
            return new PublishedShown(p.getId(), p.getPublishedAt(), p.getStatement(), p.getWebsite(), p.getLogoAlt(), p.getSeniorName(),
                    p.getSeniorRole(), p.getSeniorDate());
        }
    }

    /** @param state DRAFT, SENT, RETURNED or DECLINED @param toMend what it needs before it can be sent, by field */
    public record DraftShown(String state, String statement, String website, String logoAlt, String logoSha256, String seniorName,
            String seniorRole, LocalDate authorisedOn, boolean confirmed, String writtenBy, Instant writtenAt, Instant sentAt,
            Map<String, String> toMend, int version) {
        static DraftShown of(StatementDraft d) {
            return new DraftShown(d.getState().name(), d.getStatement(), d.getWebsite(), d.getLogoAlt(), d.getLogoSha256(),
                    d.getSeniorName(), d.getSeniorRole(), d.getSeniorDate(), d.isSeniorConfirms(), d.getWrittenBy(), d.getWrittenAt(),
                    d.getSentAt(), d.problems(), d.getVersion());
        }
    }

    /** @param decision APPROVED, RETURNED or DECLINED */
    public record DecisionShown(String decision, Instant at, String reason) {}

    /** @param draft null where there is none, or the caller is no lead @param history all that was public, what stands now first */
    public record StatementShown(DraftShown draft, List<PublishedShown> history, List<DecisionShown> decisions) {}

    /** @param version the one last read; 0 where there was no draft @param authorisedOn as 2026-03-14 */
    public record DraftBody(String statement, String website, String logoAlt, String seniorName, String seniorRole, String authorisedOn,
            boolean confirmed, int version) {}

    /** @param version the one last read */
    public record Seen(int version) {}
}
