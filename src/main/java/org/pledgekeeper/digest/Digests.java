package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.web.Days;

/** What the caller's digest says today, for any member as far as they may see. */
@ApplicationScoped
@InTenant
public class Digests {
    @Inject
    private ReadDigests read;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;

    /** @param rhythm how often it comes by email */
    public record Own(Digest digest, Rhythm rhythm) {}

    public Own own() {
        Membership member = tenant.membership().orElseThrow(NotFound::new);
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        LocalDate since = Rhythm.MONTHLY.since(today);
        List<Mention> all = read.of(since, today, member.subject());
        Set<String> items =
                all.stream().filter(one -> one.kind() == Mention.Kind.ITEM).map(Mention::id).collect(Collectors.toSet());
        Rhythm rhythm = all.stream().filter(one -> one.kind() == Mention.Kind.RHYTHM).map(one -> Rhythm.valueOf(one.id())).findFirst()
                .orElse(Rhythm.MONTHLY);
        Reader reader = new Reader(member.subject(), member.personName(), member.role(), member.onlyAssigned(), items);
        return new Own(Digest.of(all, reader, since, today, checklists), rhythm);
    }
}
