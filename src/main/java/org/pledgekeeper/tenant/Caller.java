package org.pledgekeeper.tenant;

import org.pledgekeeper.security.CurrentUser;

/** Who may call a use case outside any tenant, and the PostgreSQL role it then runs as. */
public enum Caller {
    ANYONE("pledgekeeper_public"),
    APPLICANT("pledgekeeper_applicant"),
    /** Someone answering a pulse through its link; who, the database is not told, even of someone signed in. */
    RESPONDENT("pledgekeeper_respondent"),
    /** A calendar program with someone's private address; who, the database is not told, even of someone signed in. */
    CALENDAR("pledgekeeper_calendar"),
    /** Someone with a link out of their digest; who, the link says, and the database is told of no one else. */
    RECIPIENT("pledgekeeper_recipient"),
    /** Someone with the private link of a story they tell; who, the database is not told, even of someone signed in. */
    TELLER("pledgekeeper_teller"),
    /** Someone reading one review through its link; who, the database is not told, even of someone signed in. */
    READER("pledgekeeper_reader"),
    SIGNED_IN("pledgekeeper_app"),
    /** National programme staff; {@link AcrossTenants#as} says with which role. */
    PROGRAMME_STAFF("pledgekeeper_programme"),
    /** The same, making a release of the national figures. */
    STAFF_FREEZING("pledgekeeper_figures"),
    /** The timer that freezes national figures. */
    FIGURES("pledgekeeper_figures"),
    /** Start-up and timers. */
    SERVICE("pledgekeeper_app"),
    /** The timers and start-up that deliver mail, forget drafts and take in applications. */
    HOUSEKEEPER("pledgekeeper_housekeeper");

    private final String databaseRole;

    Caller(String databaseRole) {
        this.databaseRole = databaseRole;
    }

    String databaseRole() {
        return databaseRole;
    }

    /** @return whether the database is not told who is calling, even of someone signed in */
    boolean isNobody() {
        return this == RESPONDENT || this == CALENDAR || this == RECIPIENT || this == TELLER || this == READER
                || this == FIGURES || this == SERVICE || this == HOUSEKEEPER;
    }

    /** @return whether it depends on a role in the national programme */
    boolean isStaff() {
        return this == PROGRAMME_STAFF || this == STAFF_FREEZING;
    }

    boolean admits(CurrentUser user) {
        return switch (this) {
            case SIGNED_IN -> user.isSignedIn();
            case PROGRAMME_STAFF, STAFF_FREEZING -> user.isProgrammeStaff();
            case ANYONE, APPLICANT, RESPONDENT, CALENDAR, RECIPIENT, TELLER, READER, FIGURES, SERVICE, HOUSEKEEPER -> true;
        };
    }
}
