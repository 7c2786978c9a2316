package org.pledgekeeper.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.pledgekeeper.refusal.NotTaken;

/**
 * Where only so many may wait at once, networks share. When one more comes, whoever has waited longest from the network that waits
 * with most gives up its place: so one who holds places without end takes them from themselves, and one who is quick gets through.
 */
final class Places {
    private final int most;
    private final long sure;
    private final LongSupplier nanos;
    /** Whoever still waits, by network, the longest first. */
    private final Map<String, Deque<Place>> held = new HashMap<>();
    private int taken;

    /** @param sure how long a place is safe from networks that hold as many */
    Places(int most, Duration sure, LongSupplier nanos) {
        this.most = most;
        this.sure = sure.toNanos();
        this.nanos = nanos;
    }

    /** @return a place, held by the thread that asks for it @throws NotTaken where nobody has to give one up */
    synchronized Place take(String network) {
        if (taken >= most) {
            int own = held.getOrDefault(network, new ArrayDeque<>()).size();
            Deque<Place> fullest = held.values().stream()
                    .max(Comparator.<Deque<Place>>comparingInt(Deque::size).thenComparing(places -> -places.getFirst().since))
                    .orElseThrow(NotTaken::tooManyAtOnce);
            boolean fair = fullest.size() > own + 1;
            Place oldest = (fair || own == 0 ? fullest : held.get(network)).getFirst();
            if (!fair && nanos.getAsLong() - oldest.since < sure) {
                throw NotTaken.tooManyAtOnce();
            }
            oldest.end(NotTaken.tooManyAtOnce());
        }
        Place place = new Place(network, nanos.getAsLong());
        held.computeIfAbsent(network, first -> new ArrayDeque<>()).add(place);
        taken++;
        return place;
    }

    /** One place. Only while its holder says that it waits can it be woken, so that nothing else it does is disturbed. */
    final class Place {
        private final String network;
        private final long since;
        private final Thread holder = Thread.currentThread();
        private boolean waits;
        private NotTaken why;

        private Place(String network, long since) {
            this.network = network;
            this.since = since;
        }

        /** @throws NotTaken if the place is no longer held */
        void waits() {
            synchronized (Places.this) {
                check();
                waits = true;
            }
        }

        void goesOn() {
            synchronized (Places.this) {
                waits = false;
                if (why != null) {
                    Thread.interrupted();
                }
            }
        }

        /** @throws NotTaken if the place is no longer held */
        void check() {
            synchronized (Places.this) {
                if (why != null) {
                    throw why;
                }
            }
        }

        /** All has come: from now on the place is its holder's until they give it back. @throws NotTaken if it is no longer held */
        void waitedEnough() {
            synchronized (Places.this) {
                check();
                leaveTheRow();
            }
        }

        private void leaveTheRow() {
            held.computeIfPresent(network, (same, row) -> row.remove(this) && row.isEmpty() ? null : row);
        }

        /** Gives the place back, for whatever reason its holder is to be told. */
        void end(NotTaken reason) {
            synchronized (Places.this) {
                if (why == null) {
                    why = reason;
                    leaveTheRow();
                    taken--;
                    if (waits) {
                        holder.interrupt();
                    }
                }
            }
        }
    }
}
