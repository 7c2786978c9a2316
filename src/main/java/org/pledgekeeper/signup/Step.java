package org.pledgekeeper.signup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of signing up, in order, each with its fields. */
public enum Step {
    ORGANISATION("name", "slug", "sector", "area", "size", "website"),
    LEAD("leadName", "leadEmail", "leadRole"),
    STATEMENT("statement"),
    LOGO("logo", "logoAlt"),
    AUTHORISATION("seniorName", "seniorRole", "seniorDate", "seniorConfirms");

    private final List<String> fields;

    Step(String... fields) {
        this.fields = List.of(fields);
    }

    /** @return the step that asks for this field */
    public static Optional<Step> asking(String field) {
        return Arrays.stream(values()).filter(step -> step.fields.contains(field)).findFirst();
    }

    public String getTitle() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
