package org.pledgekeeper.campaign;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.typed.OneOf;

/** What a campaign can begin from: a letter, whom it is for, and its reminders. Whoever drafts it may change every word. */
public enum StarterLetter {
    YEAR("Open your {year} review", "For all, when the year’s reviews begin.", group(Group.Reviewed.ANY, null, null), 1, 28, """
            {year} is a good time for {organisation} to look at how it keeps its pledge.

            A review is an honest look at the five commitments, taken together. “Not yet considered” and “Don’t know yet” are answers like \
            any other: they show where to go next, and whom to ask.

            A lead or champion opens it in your workspace. Several people can share the items. What you answer is kept as you go, so it \
            can be done in small pieces. If you have reviewed before, last time’s answers come along, and you confirm or change each.

            Your answers stay in your workspace. Before anything is sent, your lead reads word for word what the programme will see.

            If you have signed off a review this year already, thank you: there is nothing to do."""),
    AGAIN("It has been a year: review again", "For those whose latest review is older than 12 months.",
            group(Group.Reviewed.LONG_AGO, 12, null), 1, 28, """
                    It is a year or more since {organisation} signed off a review. Thank you for the honest look you took then.

                    Since then some things will have moved, and some may have become harder. Both are worth seeing. A new review sets \
                    your answers beside last time’s, so that your own people can see what has changed.

                    You do not begin from nothing. Last time’s answers come along, and you confirm or change each. A few can be done in \
                    a quarter of an hour.

                    Please choose a time that suits you. If this is not the season for it, later is fine.

                    If you would like to talk it over first, ask us under “Help from the programme” in your workspace."""),
    FIRST("Your first review", "For those with no review on their profile yet.", group(Group.Reviewed.NEVER, null, null), 2, 21, """
            {organisation} has signed the pledge. A first review shows you where you stand as you set out.

            It asks about five commitments, in plain words. It begins wherever you are: “Not yet considered” and “Don’t know yet” are \
            answers like any other.

            You can take all items, or begin with the short set. Two people and half an hour are a good beginning. What you answer is \
            kept as you go, and you can stop and come back.

            Your answers stay in your workspace. Before anything is sent, your lead reads word for word what the programme will see.

            If you would like company for the first steps, ask us under “Help from the programme” in your workspace. We are glad to \
            hear from you."""),
    SHORT("A short first review", "For organisations of fewer than 10 people with no review on their profile yet.",
            group(Group.Reviewed.NEVER, null, Size.UNDER_10), 1, 28, """
                    This is for small organisations, where everyone does several jobs.

                    A first review need not be long. The short set keeps to the items that matter most, and you can widen it at any time. \
                    One person can begin, and others join when they have a moment.

                    “Not relevant to us” and “Don’t know yet” are answers like any other. What you answer is kept as you go, so ten \
                    minutes are a fine beginning.

                    What {organisation} answers stays in its workspace. Before anything is sent, your lead reads word for word what the \
                    programme will see.

                    If something does not fit an organisation of your size, tell us under “Help from the programme” in your workspace.""");

    private static final String THE_YEAR = "{year}";

    private final String title;
    private final String purpose;
    private final Group group;
    private final int reminders;
    private final int daysBetween;
    private final String words;

    StarterLetter(String title, String purpose, Group group, int reminders, int daysBetween, String words) {
        this.title = title;
        this.purpose = purpose;
        this.group = group;
        this.reminders = reminders;
        this.daysBetween = daysBetween;
        this.words = words;
    }

    private static Group group(Group.Reviewed reviewed, Integer months, Size size) {
        return new Group(null, size, null, reviewed, months);
    }

    /** @return the one of this key; empty for null and for any other */
    static Optional<StarterLetter> of(String key) {
        return OneOf.by(StarterLetter.class, StarterLetter::getKey, key);
    }

    /** @return as an address names it */
    public String getKey() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return for whom it is meant */
    public String getPurpose() {
        return purpose;
    }

    /** @return what staff call it, in the year of that day */
    public String title(LocalDate today) {
        return inYear(title, today);
    }

    /** @return the campaign it begins, in the year of that day; on which day it begins is still to be chosen */
    Campaign.Said said(LocalDate today) {
        return new Campaign.Said(title(today), title(today), inYear(words, today), null, reminders, daysBetween, group);
    }

    private static String inYear(String template, LocalDate today) {
        return template.replace(THE_YEAR, String.valueOf(today.getYear()));
    }
}
