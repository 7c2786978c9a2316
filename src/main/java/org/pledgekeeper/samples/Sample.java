package org.pledgekeeper.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.pledgekeeper.tenant.Role;

/** One sample organisation as its file describes it; {@code tenants/README.md} explains the form. */
record Sample(String reference, String slug, String name, String sector, String area, String size, String website,
        LocalDate pledgedOn, LocalDate submittedOn, Logo logo, Senior seniorLeader, Lead lead, List<Member> members, Round earlier,
        Round assessment) {

    /** @return its rounds in their order; none where no review was opened */
    List<Round> rounds() {
        return Stream.of(earlier, assessment).filter(Objects::nonNull).toList();
    }

    record Logo(String file, String alt) {}

    record Senior(String name, String role, LocalDate authorisedOn) {}

    record Lead(String name, String email, String role) {}

    record Member(String subject, String name, String email, Role role) {}

    /** @param edition the current one where it is not said */
    record Round(String edition, LocalDate openedOn, LocalDate submittedOn, Map<String, GivenAnswer> answers) {}

    /** Either a bare level or a level with its texts. */
    record GivenAnswer(String level, String note, String evidence, String changed) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static GivenAnswer of(JsonNode answer) {
            return answer.isObject()
                    ? new GivenAnswer(answer.path("level").asText(), text(answer, "note"), text(answer, "evidence"),
                            text(answer, "changed"))
                    : new GivenAnswer(answer.asText(), null, null, null);
        }

        private static String text(JsonNode answer, String name) {
            return answer.path(name).asText(null);
        }
    }
}
