package org.pledgekeeper.assessment;

import java.util.function.Predicate;

/** Which items a list shows. */
public enum ItemFilter {
    ALL("all", "All", item -> true),
    UNANSWERED("unanswered", "Unanswered", item -> !item.answer().isGiven()),
    MINE("mine", "Mine", ItemShown::mine),
    CHANGED("changed", "Changed since last time", item -> item.answer().origin() == Answer.Origin.CHANGED),
    WEAK("weak", "Weak evidence", ItemShown::weak);

    private final String key;
    private final String title;
    private final Predicate<ItemShown> shows;

    ItemFilter(String key, String title, Predicate<ItemShown> shows) {
        this.key = key;
        this.title = title;
        this.shows = shows;
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    boolean shows(ItemShown item) {
        return shows.test(item);
    }
}
