package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Shows a story where it was asked for: within the organisation it is shared, beyond it is offered. */
@ApplicationScoped
class ShowStory {
    @Inject
    private ShareStory shareStory;
    @Inject
    private OfferStory offerStory;

    /** Refuses what {@link ShareStory#share} or {@link OfferStory#offer} refuses. */
    void show(UUID id, Channel channel, String note) {
        if (channel.isWithin()) {
            shareStory.share(id, channel, note);
        } else {
            offerStory.offer(id, channel, note);
        }
    }
}
