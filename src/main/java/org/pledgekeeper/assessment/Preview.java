package org.pledgekeeper.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What signing a review off sends to the programme, word for word.
 *
 * @param counts all that the logs add up to, also what is not sent
 * @param people whether the organisation sends its counts of people
 */
public record Preview(Review review, List<SentCount> counts, boolean people) {
    /** @return the counts that go */
    public List<SentCount> sent() {
        return counts.stream().filter(count -> people || !count.subject().isPeople()).toList();
    }

    /** @return what goes, as a digest: as long as it is the same, exactly this is sent */
    public String seen() {
        String all = Stream.concat(review.toSend().stream(), sent().stream()).map(Object::toString).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Counts of one subject, to read. */
    public record Table(SentCount.Subject subject, List<Line> lines) {}

    /** @param words its numbers, each with what it says */
    public record Line(String title, String words) {}

    /** @return the counts that are not of people, which always go */
    public List<Table> always() {
        return tables(counts.stream().filter(count -> !count.subject().isPeople()).toList());
    }

    /** @return the counts of people, which go where that was chosen */
    public List<Table> ofPeople() {
        return tables(counts.stream().filter(count -> count.subject().isPeople()).toList());
    }

    public static List<Table> tables(List<SentCount> counts) {
        Map<SentCount.Subject, Map<String, String>> all = new LinkedHashMap<>();
        counts.forEach(count -> all.computeIfAbsent(count.subject(), subject -> new LinkedHashMap<>()).merge(count.title(),
                (count.label() + " " + count.number()).strip(), (one, more) -> one + ", " + more));
        return all.entrySet().stream().map(table -> new Table(table.getKey(),
                table.getValue().entrySet().stream().map(line -> new Line(line.getKey(), line.getValue())).toList())).toList();
    }
}
