package org.pledgekeeper.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What someone does for the national programme, as Keycloak's realm roles say; one person may have several. */
public enum ProgrammeRole {
    /** Reads what is to be published, and publishes or returns it. */
    MODERATOR,
    /** Makes releases of the national figures, signs them off and corrects them. */
    ANALYST,
    /** Sees to what belongs to the programme as a whole. */
    ADMINISTRATOR;

    /** The realm role that is all of these: what programme staff had before there were three, and still may have. */
    public static final String ALL_OF_THEM = "programme-staff";

    /** @return its name in Keycloak */
    public String realmRole() {
        return "programme-" + getTitle();
    }

    public String getTitle() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return those that are among the names of realm roles */
    static Set<ProgrammeRole> among(Collection<?> realmRoles) {
        return realmRoles.contains(ALL_OF_THEM) ? EnumSet.allOf(ProgrammeRole.class)
                : Arrays.stream(values()).filter(role -> realmRoles.contains(role.realmRole()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProgrammeRole.class)));
    }

    /** @return why someone with these roles is not let in where one of others is needed, and whom to ask */
    public static String refusal(Collection<ProgrammeRole> theirs, List<ProgrammeRole> needed) {
        String who = needed.stream().map(role -> role.getTitle() + "s").collect(Collectors.joining(" and "));
        return "This is for " + who + " of the programme. You are here as " + theirs.stream().sorted().map(ProgrammeRole::getTitle)
                .collect(Collectors.joining(" and ")) + ". A colleague who is " + needed.get(0).withArticle()
                + " can do it. If it should be yours to do as well, please ask an administrator of the programme.";
    }

    private String withArticle() {
        return (this == MODERATOR ? "a " : "an ") + getTitle();
    }
}
