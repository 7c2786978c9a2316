package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.tenant.Role;

/** Takes in entries that were written elsewhere, under the same rules, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedEntries {
    @Inject
    private EntriesAtOnce atOnce;

    /**
     * @param log its key @param indicator null where it is for the log's whole commitment @param promise the promise it keeps, by its
     * sentence; null for none @param fields as they would be typed
     */
    public record Recorded(String log, String indicator, String promise, Map<String, String> fields) {}

    /** @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed */
    public void record(List<Recorded> all, String subject, String name) {
        Membership writer = new Membership(null, "", "", null, subject, name, Role.LEAD, false, Set.of());
        atOnce.insert(all.stream().map(one -> {
            Log log = Log.of(one.log()).orElseThrow();
            LocalDate day = LocalDate.parse(one.fields().get("happenedOn"));
            return log.begin(UUID.randomUUID(), new Entry.Given(log.commitment(), one.indicator(), one.fields(), one.promise()), writer,
                    day.atTime(15, 0).toInstant(java.time.ZoneOffset.UTC)).row();
        }).toList());
    }
}
