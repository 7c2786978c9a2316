package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Days;

/**
 * A file on its way in: held in memory only, by one person, until it is entered, given up, or left for half an hour. What comes of it
 * is lines of counts; the file is there so that it can be counted again, when a column means something else.
 */
public final class Reading {
    private static final Logger LOG = Logger.getLogger(Reading.class.getName());
    private static final int PATIENCE = 1_500;
    private static final long MOST_SECONDS = 60;

    private final UUID id;
    private final UUID tenant;
    private final String subject;
    private final byte[] bytes;
    private final Destination destination;
    private final Map<String, String> commitments;
    private volatile List<String> sheets;
    private volatile Peek peek;
    private volatile Mapping mapping;
    private volatile Turn turn;

    /** One time of counting it. */
    private static final class Turn {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean givenUp;
        private final AtomicInteger rows = new AtomicInteger();
        private volatile Sheets sheets;
        private volatile Counted counted;
    }

    Reading(UUID id, UUID tenant, String subject, Destination destination, byte[] bytes, Map<String, String> commitments) {
        this.id = id;
        this.tenant = tenant;
        this.subject = subject;
        this.destination = destination;
        this.bytes = bytes;
        this.commitments = commitments;
    }

    /** Looks at its first rows. @throws Refused when it is no file that can be read */
    void peek(int sheet) {
        Sheets read = Sheets.of(bytes);
        if (sheet >= read.names().size()) {
            throw new Refused("sheet", "There is no such sheet in this file. Please choose one of the list.");
        }
        peek = sheet < 0 ? Peek.of(read, destination) : Peek.of(read, sheet, destination);
        sheets = read.names();
        mapping = peek.guessed(destination);
    }

    /** Is counted anew from here on; what was under way is given up. @return what does it, on a thread of its own */
    Runnable turn(Mapping next) {
        giveUp();
        mapping = next;
        Turn mine = new Turn();
        turn = mine;
        return () -> count(mine, next);
    }

    private void count(Turn mine, Mapping next) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        try {
            Counting counting = new Counting(next, commitments, LocalDate.now(Days.SCOTLAND));
            Sheets read = Sheets.of(bytes);
            mine.sheets = read;
            read.read(next.sheet(), (number, cells) -> {
                if ((mine.rows.incrementAndGet() & 0xff) == 0 && System.nanoTime() - until > 0) {
                    throw Sheets.refused("This file takes us too long to read. Please import it in parts, or save it as CSV.");
                }
                return !mine.givenUp && counting.row(number, cells);
            });
            mine.counted = counting.result();
        } catch (Refused refused) {
            mine.counted = new Counted(0, 0, Map.of(), List.of(), List.of(), refused.getMessage());
        } catch (RuntimeException | OutOfMemoryError odd) {
            // Its message could hold what stands in the file: only its kind is told.
            LOG.log(Level.WARNING, "A file could not be read: {0}", odd.getClass().getName());
            mine.counted = new Counted(0, 0, Map.of(), List.of(), List.of(), Sheets.damaged().getMessage());
        } finally {
            mine.end.countDown();
        }
    }

    void giveUp() {
        if (turn != null) {
            turn.givenUp = true;
        }
    }

    /** Waits a moment, so that a small file is counted by the time its page is shown. */
    public void awaitAMoment() {
        try {
            if (!turn.end.await(PATIENCE, TimeUnit.MILLISECONDS)) {
                LOG.fine("A file takes longer.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isOf(UUID aTenant, String aSubject) {
        return tenant.equals(aTenant) && subject.equals(aSubject);
    }

    boolean isOfTheSameAs(Reading other) {
        return isOf(other.tenant, other.subject);
    }

    /** @return whether it is another file of the same organisation */
    boolean isBesides(Reading other) {
        return tenant.equals(other.tenant) && !id.equals(other.id);
    }

    /** @return whether it is the same file, sent again */
    boolean isSame(Destination aDestination, byte[] sent) {
        return destination == aDestination && Arrays.equals(bytes, sent);
    }

    int size() {
        return bytes.length;
    }

    public UUID id() {
        return id;
    }

    public Destination destination() {
        return destination;
    }

    /** @return the tables in the file; one without a name for CSV */
    public List<String> sheets() {
        return sheets;
    }

    /** @return those an action can be for: title by id */
    Map<String, String> commitments() {
        return commitments;
    }

    Peek peek() {
        return peek;
    }

    public Mapping mapping() {
        return mapping;
    }

    /** @return whether it is still being counted */
    public boolean isUnderWay() {
        return turn.counted == null;
    }

    /** @return how much of it has been read, in percent */
    public int percent() {
        Sheets read = turn.sheets;
        return turn.counted != null ? 100 : read == null ? 0 : read.percent();
    }

    public int rows() {
        return turn.rows.get();
    }

    /** @return null while it is under way */
    public Counted counted() {
        return turn.counted;
    }
}
