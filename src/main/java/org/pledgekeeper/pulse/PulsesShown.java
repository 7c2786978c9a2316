package org.pledgekeeper.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Leaning;

/** What the API says of pulses, and what it reads. */
public final class PulsesShown {
    private PulsesShown() {}

    /** @param state OPEN, WAITING (its last day has passed, and it will be counted within a day) or CLOSED */
    public record PulseShown(UUID id, String state, int review, String openedBy, Instant openedAt, LocalDate closesOn, Instant closedAt,
            boolean singleUse,
            List<String> indicators) {
        static PulseShown of(Pulses.Line line) {
            return new PulseShown(line.id(), line.state().name(), line.round(), line.openedBy(), line.openedAt(), line.closesOn(),
                    line.closedAt(),
                    line.singleUse(), line.indicators());
        }
    }

    /** @param answers FEWER_THAN_5 or 5_OR_MORE; no exact number is given before the pulse is closed, nor after */
    public record GroupShown(String audience, String answers) {}

    public record LinkShown(String audience, String address) {}

    public record RunningShown(PulseShown pulse, List<LinkShown> links, List<GroupShown> groups) {
        static RunningShown of(Pulses.Shown shown) {
            List<GroupShown> groups = shown.line().state() == Pulse.State.CLOSED ? List.of() : Arrays.stream(Audience.values())
                    .map(audience -> new GroupShown(audience.name(), shown.enough().contains(audience) ? "5_OR_MORE" : "FEWER_THAN_5"))
                    .toList();
            List<LinkShown> links = shown.line().singleUse() ? List.of()
                    : shown.links().stream().map(link -> new LinkShown(link.audience().name(), link.address())).toList();
            return new RunningShown(PulseShown.of(shown.line()), links, groups);
        }
    }

    /**
     * @param own "0" to "4", "NOT_RELEVANT" or "DONT_KNOW"
     * @param staff LOWER, BETWEEN or UPPER: the part of the scale they lean towards, with chance mixed in; null where fewer than five
     * answered
     */
    @JsonInclude
    public record GapShown(String indicator, String own, String staff, String leaders, String panel) {
        static GapShown of(Gap gap) {
            return new GapShown(gap.indicator().id(), gap.own() == null ? null : gap.own().getCode(),
                    name(gap.groups().get(Audience.STAFF)), name(gap.groups().get(Audience.LEADERS)),
                    name(gap.groups().get(Audience.PANEL)));
        }

        private static String name(Leaning leaning) {
            return leaning == null ? null : leaning.name();
        }
    }

    public record ResultsShown(PulseShown pulse, List<GapShown> indicators) {}

    /** @param staff how many links for staff; needed, like the other two, only where each link is good for one answer */
    public record LinksBody(Integer staff, Integer leaders, Integer panel) {
        Map<Audience, Integer> numbers() {
            Map<Audience, Integer> numbers = new EnumMap<>(Audience.class);
            numbers.put(Audience.STAFF, staff);
            numbers.put(Audience.LEADERS, leaders);
            numbers.put(Audience.PANEL, panel);
            return numbers;
        }
    }

    /** @param indicators 1 to 8 ids; @param closesOn the last day; @param singleUse whether each link is good for one answer */
    public record PulseBody(List<String> indicators, LocalDate closesOn, boolean singleUse, LinksBody links) {}
}
