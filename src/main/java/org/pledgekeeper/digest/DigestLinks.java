package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What a digest's link leads to, for whoever has it; looking changes nothing. */
@ApplicationScoped
@AcrossTenants(by = Caller.RECIPIENT)
public class DigestLinks {
    @Inject
    private FollowDigestLink link;

    /** How far a link has come. */
    public enum Stage {
        /** It asks. */
        OPEN,
        /** Something was said through it already. */
        USED,
        /** Its action stands otherwise by now, or is not its person's to change any more. */
        PASSED,
        /** It has run out, or there is none like it: nothing tells which. */
        GONE;

        static Stage of(Optional<FollowDigestLink.Followed> link) {
            return link.filter(one -> one.action() != null && !one.expired())
                    .map(one -> one.used() ? USED : one.mayChange() && one.state().isToDo() ? OPEN : PASSED).orElse(GONE);
        }
    }

    /** @param title null where it is not theirs to see @param month the one it is planned for, in words @param state where it stands */
    public record Asked(Stage stage, String organisation, String slug, String title, String month, Action.State state) {}

    public Asked of(String secret) {
        Optional<FollowDigestLink.Followed> found = link.follow(secret);
        Stage stage = Stage.of(found);
        return stage == Stage.GONE ? new Asked(stage, null, null, null, null, null)
                : found.map(one -> new Asked(stage, one.organisation(), one.slug(), one.mayChange() ? one.title() : null,
                        one.mayChange() ? one.month() : null, one.mayChange() ? one.state() : null)).orElseThrow();
    }

    /** @return whose digest the link stops; empty where it is none */
    public Optional<String> stops(String secret) {
        return link.follow(secret).filter(one -> one.action() == null && !one.expired())
                .map(FollowDigestLink.Followed::organisation);
    }
}
