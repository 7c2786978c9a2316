package org.pledgekeeper.figures;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;

/** By what organisations are told apart in the national figures: by nothing, or by one thing at a time. */
public enum Grouping {
    ALL("All organisations", 0, List.of("ALL"), name -> "All organisations"),
    SECTOR("By sector", 1, List.of("COUNCIL", "HEALTH_AND_SOCIAL_CARE_PARTNERSHIP", "HEALTH_BOARD", "NATIONAL_BODY", "JUSTICE",
            "EDUCATION", "THIRD_SECTOR", "PRIVATE"), Sector::title),
    SIZE("By size", 1, Arrays.stream(Size.values()).map(Size::name).toList(), name -> Size.title(name) + " people"),
    REGION("By region", 1, Arrays.stream(Region.values()).map(Region::name).toList(), Region::title),
    COHORT("By year of signing", 1, List.of(), name -> "Signed in " + name);

    private final String title;
    private final int years;
    private final List<String> order;
    private final UnaryOperator<String> named;

    Grouping(String title, int years, List<String> order, UnaryOperator<String> named) {
        this.title = title;
        this.years = years;
        this.order = order;
        this.named = named;
    }

    public String getTitle() {
        return title;
    }

    public String getKey() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return how many years lie between two renewals of this table at least */
    int years() {
        return years;
    }

    /** @return the name of a group in words; of one that was merged, all of them */
    public String title(String group) {
        return Arrays.stream(group.split("\\+")).map(named).collect(Collectors.joining(" + "));
    }

    /** @return groups beside each other have something in common; years follow each other as numbers do */
    int place(String group) {
        return order.isEmpty() ? Integer.parseInt(group) : order.indexOf(group);
    }
}
