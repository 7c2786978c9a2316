package org.pledgekeeper.statement;

import java.util.ArrayList;
import java.util.List;

/** Two wordings set into one another, word by word. */
public final class Wording {
    private Wording() {}

    public enum Kind { KEPT, REMOVED, ADDED }

    /** Some words in a row of which the same is true, with the space after them. */
    public record Piece(Kind kind, String text) {}

    /** @return both in one: read without what was added it is the first, read without what was removed the second */
    public static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int[][] shared = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                shared[i][j] = old.get(i).equals(now.get(j)) ? shared[i + 1][j + 1] + 1 : Math.max(shared[i + 1][j], shared[i][j + 1]);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(pieces, Kind.KEPT, old.get(i++));
                j++;
            } else if (j == now.size() || i < old.size() && shared[i + 1][j] >= shared[i][j + 1]) {
                add(pieces, Kind.REMOVED, old.get(i++));
            } else {
                add(pieces, Kind.ADDED, now.get(j++));
            }
        }
        return pieces;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)"));
    }

    private static void add(List<Piece> pieces, Kind kind, String word) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).kind() == kind) {
            pieces.set(last, new Piece(kind, pieces.get(last).text() + word));
        } else {
            pieces.add(new Piece(kind, word));
        }
    }
}
