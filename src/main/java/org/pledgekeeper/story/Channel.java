package org.pledgekeeper.story;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a story may be read, if its teller agrees. */
public enum Channel {
    INSIDE("Inside the organisation", "People who work on this in the organisation may read my story, and learn from it."),
    TRAINING("Training", "My story may be used in training for staff. Each copy that is handed out is written down."),
    PROGRAMME("The national programme", "Staff of the national programme may read my story."),
    PUBLIC("Public profile",
            "Anyone may read my story on the organisation’s public profile. The national programme checks it first. People could copy it.");

    private final String title;
    private final String words;

    Channel(String title, String words) {
        this.title = title;
        this.words = words;
    }

    public String getTitle() {
        return title;
    }

    /** @return what a teller agrees to when they choose it */
    public String getWords() {
        return words;
    }

    /** @return whether showing it there is within the organisation, and not for the programme or the public */
    boolean isWithin() {
        return this == INSIDE || this == TRAINING;
    }

    static Set<Channel> of(String stored) {
        return stored.isEmpty() ? EnumSet.noneOf(Channel.class)
                : Arrays.stream(stored.split(" ")).map(Channel::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }

    static String stored(Set<Channel> channels) {
        return channels.stream().sorted().map(Channel::name).collect(Collectors.joining(" "));
    }
}
