package org.pledgekeeper.story;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.typed.OneLine;

/**
 * A story without the finds that are taken out: what its teller is shown, and agrees to word for word.
 *
 * @param found all that was found, in the order of the story
 */
public record Version(String words, String note, List<Identifying.Found> found) {
    /** @param kept finds that stay, as they stand in the story */
    public static Version of(Story story, Collection<String> kept) {
        String words = Objects.requireNonNullElse(story.getWords(), "");
        String note = Objects.requireNonNullElse(story.getNote(), "");
        List<Identifying.Found> found = Identifying.in(words + "\n" + note);
        List<Identifying.Found> taken = found.stream().filter(one -> !kept.contains(one.text())).toList();
        return new Version(Identifying.without(words, taken), OneLine.of(Identifying.without(note, taken)), found);
    }

    public String digest() {
        return Link.hash(words + "\n" + note);
    }
}
