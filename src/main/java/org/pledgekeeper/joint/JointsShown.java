package org.pledgekeeper.joint;

import java.time.LocalDate;
import java.util.UUID;

/** What the API says of shared actions, and what it reads. */
public final class JointsShown {
    private JointsShown() {}

    /**
     * @param state INVITED, SHARED, DECLINED or LEFT @param ours whether this organisation invited @param note this organisation's own
     * @param weShow whether this side agrees that both names are public @param shown whether they are
     * @param version of what is shared @param noteVersion of the note
     */
    public record JointShown(UUID id, String partner, String title, String words, LocalDate doneOn, String state, boolean ours,
            String note, boolean weShow, boolean shown, int version, int noteVersion) {
        static JointShown of(JointActions.Joint one) {
            JointAction shared = one.shared();
            return new JointShown(one.id(), one.partner().slug(), one.title(), one.words(), shared == null ? null : shared.getDoneOn(),
                    shared == null ? "LEFT" : shared.getState().name(), one.ours(), one.side() == null ? null : one.side().getNote(),
                    one.weShow(), shared != null && shared.isShown(), shared == null ? 0 : shared.getVersion(),
                    one.side() == null ? 0 : one.side().getVersion());
        }
    }

    /** @param stands in words, how it stands */
    public record LineShown(UUID id, String title, String partner, String stands) {}

    /** @param partner slug of a signatory; only read when it is invited @param version the one last read; only when it is changed */
    public record JointBody(String partner, String title, String words, String doneOn, boolean asWritten, int version) {}

    /** @param accept false declines */
    public record Answered(boolean accept) {}

    public record Note(String note, int version) {}

    public record Shows(boolean shows) {}

    /** @param on as 2026-03-14; not still to come @param words at most 40 */
    public record LineBody(String on, String words) {}
}
