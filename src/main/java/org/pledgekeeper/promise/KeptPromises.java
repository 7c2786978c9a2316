package org.pledgekeeper.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.logbook.PromisedLines;
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.Promises;
import org.pledgekeeper.statement.PublicStatement;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/** Each promise with what has been done for it since and what is planned, for any member as far as they may see. */
@ApplicationScoped
@InTenant
public class KeptPromises {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;
    @Inject
    private Promises promises;
    @Inject
    private PromisedLines lines;

    /**
     * A sentence of the statement that stands, or a promise of an earlier one.
     *
     * @param promise null where the sentence is not marked as one
     * @param standing whether the statement that stands says it
     * @param done what has been done since, newest first
     * @param planned what is planned, soonest first
     * @param lines what the public is told, or was, newest first
     */
    public record Kept(String sentence, Promise promise, boolean standing, List<Timeline.Line> done, List<Timeline.Line> planned,
            List<SinceLine> lines) {
        /** @return how much was done, what last, and what comes next, as a sentence */
        public String soFar() {
            String since = done.isEmpty() ? "Nothing is noted for it yet" : done.size() + (done.size() == 1 ? " thing" : " things")
                    + " done since, the last on " + Days.words(done.get(0).day()) + ": " + done.get(0).words();
            return OneLine.ended(planned.isEmpty() ? since : since + "; planned next: " + planned.get(0).words());
        }
    }

    /** @return the sentences of the statement that stands, in its order, then the promises of earlier ones */
    public List<Kept> all() {
        List<String> sentences = statement.sentences();
        Map<String, Promise> marked = promises.marked().stream().collect(Collectors.toMap(Promise::getSentence, one -> one));
        Map<String, List<Timeline.Line>> kept = marked.isEmpty() ? Map.of()
                : lines.all().stream().collect(Collectors.groupingBy(Timeline.Line::promise));
        Map<UUID, List<SinceLine>> told = marked.isEmpty() ? Map.of() : em.createQuery(
                "select l from SinceLine l order by l.happenedOn desc, l.offeredAt desc", SinceLine.class).getResultStream()
                .collect(Collectors.groupingBy(SinceLine::promiseId));
        Stream<String> earlier = marked.keySet().stream().filter(one -> !sentences.contains(one))
                .sorted(Comparator.comparing((String one) -> marked.get(one).getMarkedAt()).thenComparing(one -> one));
        List<Kept> all = new ArrayList<>();
        Stream.concat(sentences.stream(), earlier).forEach(sentence -> {
            Promise promise = marked.get(sentence);
            List<Timeline.Line> of = promise == null ? List.of() : kept.getOrDefault(sentence, List.of());
            List<Timeline.Line> planned = new ArrayList<>(of.stream().filter(Timeline.Line::planned).toList());
            planned.sort(Comparator.comparing(Timeline.Line::day));
            all.add(new Kept(sentence, promise, sentences.contains(sentence), of.stream().filter(line -> !line.planned()).toList(), planned,
                    promise == null ? List.of() : told.getOrDefault(promise.id(), List.of())));
        });
        return all;
    }

    /** @throws NotFound where there is no such promise, or it is not marked any more */
    public Kept one(UUID promise) {
        return all().stream().filter(kept -> kept.promise() != null && kept.promise().id().equals(promise)).findFirst()
                .orElseThrow(NotFound::new);
    }
}
