package io.grocellery.core.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rollout, as deliveries are counted.
 *
 * @param rollout its name
 * @param exposedAt when a request may first have reached what was new; empty when none could
 * @param endedAt empty while it goes on
 * @param commits what it brought that did not serve before; empty too when that is not known
 */
public record Deployment(
        String rollout,
        List<ReleaseChange> changes,
        Instant beganAt,
        Optional<Instant> exposedAt,
        Optional<Instant> endedAt,
        Ending ending,
        List<Commit> commits) {

    /** How it ended. */
    public enum Ending {
        UNDER_WAY,
        PROMOTED,
        ROLLED_BACK
    }

    public Deployment {
        changes = List.copyOf(changes);
        commits = List.copyOf(commits);
    }

    boolean promoted() {
        return ending == Ending.PROMOTED;
    }

    /** Whether it gives back, for every service, what an earlier one had replaced. */
    boolean undoes(Deployment earlier) {
        return promoted()
                && earlier.promoted()
                && changes.stream().allMatch(change -> earlier.changes.stream().anyMatch(change::undoes));
    }

    Instant failingSince() {
        return exposedAt.orElse(beganAt);
    }
}
