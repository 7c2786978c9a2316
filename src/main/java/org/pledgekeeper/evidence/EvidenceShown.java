package org.pledgekeeper.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API says of evidence, and what it reads. */
public final class EvidenceShown {
    private EvidenceShown() {}

    /**
     * @param id made by the sender, so that sending it twice adds it once; may be left out
     * @param kind LINK or WORDS
     * @param indicators what it is evidence for, at least one
     */
    public record NewBody(UUID id, String kind, String link, String words, String title, LocalDate coversFrom, LocalDate coversTo,
            LocalDate reviewBy, List<String> indicators) {}

    /** @param version the one last read */
    public record AboutBody(String title, LocalDate coversFrom, LocalDate coversTo, LocalDate reviewBy, int version) {}

    /**
     * @param indicators where it stands in the current review, as far as the caller may see; @param outOfDate whether its day has passed
     */
    public record EvidenceBody(UUID id, String kind, String title, String link, String words, String fileName, String fileType,
            Integer fileSize, LocalDate coversFrom, LocalDate coversTo, LocalDate reviewBy, boolean outOfDate,
            String addedBy, Instant addedAt, int version, List<String> indicators) {
        static EvidenceBody of(EvidenceList.Item item) {
            Evidence e = item.evidence();
            return new EvidenceBody(e.id(), e.kind().name(), e.title(), e.link(), e.words(), e.fileName(), e.fileType(), e.fileSize(),
                    e.coversFrom(), e.coversTo(),
                    e.reviewBy(), e.isOutOfDate(), e.addedBy(), e.addedAt(), e.version(), item.usedOn().stream()
                            .map(place -> place.indicator().id()).toList());
        }
    }
}
