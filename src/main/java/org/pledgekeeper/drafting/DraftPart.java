package org.pledgekeeper.drafting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.checklist.WholeEdition;

/** What of a draft is changed by itself, so that two people at work on two parts never meet. */
public sealed interface DraftPart {

    /** Name, title and first day of the edition. */
    record About(String edition, String title, LocalDate published) implements DraftPart {}

    /** The words of a commitment. */
    record OfCommitment(String title, String summary) implements DraftPart {}

    /** The order of a commitment's items. */
    record Order(List<String> items) implements DraftPart {}

    /** One item. */
    record Item(Indicator indicator, Origin origin, boolean inShortSet) implements DraftPart {}

    /** Items of the edition before that go, and why. */
    record Going(List<Retired> retired) implements DraftPart {}

    /** @return what tells this part from itself with any word changed */
    default String mark() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return all parts there are: about, retired, and for each id commitments/id, order/id and items/id */
    static Map<String, DraftPart> of(WholeEdition whole) {
        Map<String, DraftPart> parts = new LinkedHashMap<>();
        parts.put("about", new About(whole.edition().edition(), whole.edition().title(), whole.edition().published()));
        parts.put("retired", new Going(whole.map().retired()));
        for (Commitment commitment : whole.edition().commitments()) {
            parts.put("commitments/" + commitment.id(), new OfCommitment(commitment.title(), commitment.summary()));
            parts.put("order/" + commitment.id(), new Order(commitment.indicators().stream().map(Indicator::id).toList()));
            commitment.indicators().forEach(one -> parts.put("items/" + one.id(), new Item(one,
                    whole.map().indicators().getOrDefault(one.id(), new Origin(Kind.NEW, List.of())),
                    whole.shortSet().contains(one.id()))));
        }
        return parts;
    }
}
