package org.pledgekeeper.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API says of stories, and what it reads. */
public final class StoriesShown {
    private StoriesShown() {}

    /** @param state OPEN, TOLD or ENDED @param words null where you may not read them @param copiesOut of one that has ended */
    public record StoryShown(UUID id, String state, Instant madeAt, String words, String note, List<String> channels, LocalDate expiresOn,
            String ended, long copiesOut) {
        static StoryShown of(Stories.Shown one) {
            Story story = one.story();
            return new StoryShown(story.getId(), story.getState().name(), story.getMadeAt(), one.words(), one.note(),
                    story.getChannels().stream().map(Channel::name).toList(), story.getExpiresOn(),
                    story.getEndedHow() == null ? null : story.getEndedHow().name(), one.toRecall());
        }
    }

    /** One story with its copies and the ledger of consent, for lead and champion. */
    public record OneShown(StoryShown story, List<Stories.Copy> copies, List<Stories.Agreed> ledger, List<Stories.News> news) {}

    /** @param words what was written down with the teller; may be left out */
    public record InviteBody(String words) {}

    /** @param link shown this once */
    public record Invited(String link) {}

    /** @param channel INSIDE, TRAINING, PROGRAMME or PUBLIC @param note what readers are told first */
    public record ShareBody(String channel, String note) {}

    /** @param how PRINTED, EXPORTED or HANDED_OUT @param toWhom a role */
    public record CopyBody(String how, String toWhom, String forWhat) {}

    /** @param words at most 100 */
    public record NewsBody(String words) {}
}
