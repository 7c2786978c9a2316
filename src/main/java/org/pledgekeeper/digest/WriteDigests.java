package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.Role;

/**
 * Writes the digests of one tenant's members that are due, with their links, into the outbox: each once, however many nodes write at
 * once, and in a number of statements that does not grow with its members.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class WriteDigests {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private ReadDigests read;
    @Inject
    private Outbox outbox;
    @Inject
    private KeepLinks keepLinks;
    @Inject
    private Checklists checklists;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    private record Due(Reader reader, String email, Rhythm rhythm) {}

    /** The tenants there are. No role may look into all of them at once. */
    @SuppressWarnings("unchecked")
    public List<UUID> tenants() {
        return em.createNativeQuery("select id from tenant").getResultList();
    }

    /**
     * From here on this transaction is inside that tenant. Who has nothing to be told gets none.
     *
     * @return how many were written
     */
    public int write(UUID tenant, LocalDate today) {
        Object[] organisation = (Object[]) em.createNativeQuery(
                "select name, slug, set_config('app.tenant', cast(id as text), true) from tenant where id = ?1").setParameter(1, tenant)
                .getSingleResult();
        List<Object[]> claimed = claim(today);
        if (claimed.isEmpty()) {
            return 0;
        }
        em.createNativeQuery("delete from digest_link where expires_at < now()").executeUpdate();
        List<Mention> all = read.of(Rhythm.MONTHLY.since(today), today, null);
        List<Mail> mails = new ArrayList<>();
        List<KeepLinks.Kept> links = new ArrayList<>();
        for (Object[] row : claimed) {
            Due due = due(row, all);
            Digest digest = Digest.of(all, due.reader(), due.rhythm().since(today), today, checklists);
            if (!digest.isEmpty()) {
                mails.add(mail(due, digest, (String) organisation[0], (String) organisation[1], links));
            }
        }
        keepLinks.keep(links);
        outbox.addAll(mails);
        return mails.size();
    }

    /** Of two that claim at once, the second waits here for the first and then finds nothing left. */
    @SuppressWarnings("unchecked")
    private List<Object[]> claim(LocalDate today) {
        LocalDate monthly = Rhythm.MONTHLY.due(today).orElse(null);
        LocalDate fortnightly = Rhythm.FORTNIGHTLY.due(today).orElse(null);
        if (monthly == null && fortnightly == null) {
            return List.of();
        }
        return em.createNativeQuery("""
                with due as (
                  select m.subject, case when s.rhythm = 'FORTNIGHTLY' then cast(?2 as date) else cast(?1 as date) end as period
                  from member m left join digest_setting s on s.tenant_id = m.tenant_id and s.subject = m.subject
                  where coalesce(s.rhythm, 'MONTHLY') <> 'NONE' order by m.subject),
                claimed as (
                  insert into digest_setting as s (subject, last_period) select subject, period from due where period is not null
                  on conflict (tenant_id, subject) do update set last_period = excluded.last_period
                  where s.rhythm <> 'NONE' and (s.last_period is null or s.last_period < excluded.last_period)
                  returning subject, rhythm)
                select m.subject, m.name, m.email, m.role, m.only_assigned, c.rhythm
                from claimed c join member m on m.subject = c.subject order by m.subject""")
                .setParameter(1, monthly == null ? null : Date.valueOf(monthly))
                .setParameter(2, fortnightly == null ? null : Date.valueOf(fortnightly)).getResultList();
    }

    private static Due due(Object[] row, List<Mention> all) {
        Set<String> items = all.stream().filter(one -> one.kind() == Mention.Kind.ITEM && row[0].equals(one.by())).map(Mention::id)
                .collect(Collectors.toSet());
        return new Due(new Reader((String) row[0], (String) row[1], Role.valueOf((String) row[3]), (Boolean) row[4], items),
                (String) row[2], Rhythm.valueOf((String) row[5]));
    }

    private Mail mail(Due due, Digest digest, String organisation, String slug, List<KeepLinks.Kept> links) {
        String home = baseUrl + "/w/" + slug;
        StringBuilder words = new StringBuilder("This is how things stand with your pledge. Nothing here is a duty; it is so that nothing "
                + "you meant to do is forgotten.\n");
        if (!digest.planned().isEmpty()) {
            words.append("\nPLANNED\n");
        }
        digest.planned().forEach(one -> {
            words.append("\n- ").append(Mail.name(one.title())).append(" (").append(one.when()).append(")\n");
            if (one.mayChange()) {
                Link link = Link.fresh();
                links.add(KeepLinks.Kept.of(link, due.reader().subject(), one.action()));
                for (DigestAnswer answer : DigestAnswer.values()) {
                    words.append("  ").append(answer.getTitle()).append(": ").append(baseUrl).append("/digest/").append(link.secret())
                            .append('/').append(answer.getKey()).append('\n');
                }
            }
        });
        if (digest.more() > 0) {
            words.append("\nand ").append(digest.more()).append(" more: ").append(home).append("/actions\n");
        }
        lines(words, "WAITING FOR YOU", digest.waiting(), home);
        lines(words, "WHAT COLLEAGUES DID", digest.done(), home);
        lines(words, "FROM THE PROGRAMME", digest.news().stream().map(one -> new Digest.Line(one.title(), "")).toList(), home);
        KeepLinks.Stopping stop = KeepLinks.stopping(due.reader().subject());
        links.add(stop.kept());
        String stopAt = baseUrl + "/digest/stop/" + stop.secret();
        if (digest.planned().stream().anyMatch(Digest.Planned::mayChange)) {
            words.append("\nEach link after a plan opens a page that asks you first. It is good for 30 days.\n");
        }
        words.append("\nChoose how often this comes: ").append(home).append("/digest\nStop these emails, without signing in: ")
                .append(stopAt);
        return Mail.letter(due.email(), due.reader().name(), "Your pledge: what is planned, and what was done", words.toString(),
                "you have a place in the workspace of " + Mail.name(organisation))
                .stoppedAt(baseUrl + "/api/v1/digest/stop/" + stop.secret());
    }

    private static void lines(StringBuilder words, String title, List<Digest.Line> lines, String home) {
        if (!lines.isEmpty()) {
            words.append("\n").append(title).append("\n\n");
            lines.forEach(line -> words.append("- ").append(plain(line.words())).append("\n  ").append(home).append(line.path())
                    .append('\n'));
        }
    }

    /** Titles in it are colleagues' words, in which no mail program shall find a link. */
    private static String plain(String words) {
        return words.replaceAll("([.:/@\\\\])(?=[^\\s.])", "$1 ");
    }
}
