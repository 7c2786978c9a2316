package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/** The current tenant's entries, for any of its members as far as they may see. */
@ApplicationScoped
@InTenant
public class Entries {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private Steps steps;

    /**
     * @param mayChange whether the reader may change it
     * @param showsAll whether the reader is shown every number in it
     * @param edition what it can be for
     * @param promises the promises it can keep
     * @param history what was done to it since it was written, newest first
     */
    public record One(Entry entry, boolean mayChange, boolean showsAll, Edition edition, List<Steps.Done> history,
            List<String> promises) {}

    /** @return the entry, in its log or in the bin @throws NotFound when there is none, or it is for an item the reader may not see */
    public One one(UUID id) {
        Entry entry = Optional.ofNullable(em.find(Entry.class, id)).filter(items::sees).orElseThrow(NotFound::new);
        return new One(entry, entry.mayChange(items.member()), entry.showsAllTo(items.member()), items.edition(), steps.of(id),
                items.promises());
    }

    /** What a new entry can be for, and what the writer wrote last. @param last by log, each writer's own */
    public record Offer(Edition edition, Map<Log, Entry> last, List<String> promises) {}

    public Offer offer() {
        Map<Log, Entry> last = new EnumMap<>(Log.class);
        em.createNativeQuery(
                "select distinct on (log) * from log_entry where subject = current_person() and removed_at is null order by log, "
                        + "written_at desc",
                Entry.class)
                .getResultStream().map(Entry.class::cast).forEach(entry -> last.put(((Entry) entry).log(), (Entry) entry));
        return new Offer(items.edition(), last, items.promises());
    }

    /** @return what lies in the bin, newest first */
    public List<One> bin() {
        return em.createQuery("select e from Entry e where e.removedAt is not null order by e.removedAt desc, e.id", Entry.class)
                .getResultStream()
                .filter(items::sees)
                .map(e -> new One(e, e.mayChange(items.member()), e.showsAllTo(items.member()), null, List.of(), List.of()))
                .toList();
    }

    /**
     * @param picture as {@link Log#picture} makes it
     * @param entries how many it is made of
     * @param showsAll whether the reader is shown every number, also those about few people
     */
    public record Summed(Picture picture, int entries, boolean showsAll) {}

    /** @return what each log adds up to that has an entry the reader may see; in one statement */
    public Map<Log, Picture> pictures() {
        Map<Log, List<Entry>> all = em
                .createQuery("select e from Entry e where e.removedAt is null order by e.happenedOn, e.writtenAt, e.id", Entry.class)
                .getResultStream().filter(items::sees)
                .collect(Collectors.groupingBy(Entry::log, () -> new EnumMap<>(Log.class), Collectors.toList()));
        Map<Log, Picture> pictures = new EnumMap<>(Log.class);
        all.forEach((log, entries) -> pictures.put(log, log.picture(entries, showsAll(), LocalDate.now(Days.SCOTLAND))));
        return pictures;
    }

    private boolean showsAll() {
        return List.of(Role.LEAD, Role.CHAMPION).contains(items.member().role());
    }

    /** @return what a log adds up to */
    public Summed picture(Log log) {
        List<? extends Entry> all = em.createQuery("select e from " + log.type().getSimpleName()
                + " e where e.removedAt is null order by e.happenedOn, e.writtenAt, e.id", log.type()).getResultStream()
                .filter(items::sees).toList();
        return new Summed(log.picture(all, showsAll(), LocalDate.now(Days.SCOTLAND)), all.size(), showsAll());
    }
}
