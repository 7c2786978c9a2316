package org.pledgekeeper.importing;

/** Why a row was not counted, and how to mend it where it can be. */
public enum Why {
    NO_DAY("There is no day or month.", true),
    DAY_UNCLEAR("This is no day that we can read. Please write it like 14/03/2026 or March 2026.", true),
    TOO_EARLY("The day is before the year 2000. Please check the year.", true),
    TOO_LATE("The day is still to come. Please check the year.", true),
    FAR_AWAY("The month is more than 20 years away. Please check the year.", true),
    STATUS_UNCLEAR("We do not know this word for how far it is. “Completed”, “in progress” or “cancelled”, for example, we do.", true),
    LEVEL_UNCLEAR("This is none of the four practice levels: informed, skilled, enhanced, specialist.", true),
    NO_LEVEL("What is held or needed is of a level, and there is none here.", true),
    NO_GROUP("What is held or needed is of a workforce group, and there is none here.", true),
    MEASURE_UNCLEAR("It does not say whether this is completed, held or needed.", true),
    TYPE_UNCLEAR("This is no type of supervision that we know: restorative, professional, practice or reflective group.", true),
    FORM_UNCLEAR("It does not say whether this was one to one or a group.", true),
    NO_COUNT("There is no number.", true),
    COUNT_UNCLEAR("This is no whole number, 0 or more.", true),
    COUNT_ABSURD("This is more than a million. Please check the number.", true),
    MORE_HELD("More were held or cancelled than offered. Please check the numbers.", true),
    NO_TITLE("It does not say what will be done.", true),
    NO_OWNER("It names no role that sees to it, and none was chosen for such rows.", true),
    NO_MONTH("It does not say for which month it is planned.", true),
    NO_COMMITMENT("We could not tell which commitment it is for, and none was chosen for such rows.", true),
    ERROR("The spreadsheet shows an error here, such as #REF!. Please mend the formula.", true),
    TOO_LONG("This is too long for one line. Please keep it to 160 characters.", true),
    PERSONAL("This looks as though it holds something personal: a name, an address, a number. Please say it without.", true),
    NOT_DONE("Not completed, so not counted", false),
    TO_COME("Still to come, so not counted yet", false),
    OTHER_COURSE("About something else", false),
    TWICE("The same person again in the same month, counted once", false),
    TOTAL("A row of totals or repeated headings", false);

    private final String words;
    private final boolean toMend;

    Why(String words, boolean toMend) {
        this.words = words;
        this.toMend = toMend;
    }

    public String getWords() {
        return words;
    }

    /** @return whether someone may want to mend it; otherwise it is as it should be */
    public boolean isToMend() {
        return toMend;
    }
}
