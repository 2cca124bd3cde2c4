package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Approval;
import io.grocellery.core.rollout.Admission.Wish;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.daemon.http.Asker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to take over.
 *
 * @param changes the services that change together, one or more
 * @param strategy in place of the environment's own, or null
 * @param force begins in spite of an unhealthy stable release or a used-up error budget
 * @param by who asks
 * @param approves the digest of exactly this, when whoever asks approves it in their own name, or null
 */
public record RolloutRequest(
        List<Entry> changes,
        @Nullable String strategy,
        boolean force,
        @Nullable String by,
        @Nullable String approves) {

    public RolloutRequest {
        changes = List.copyOf(changes);
    }

    /** A service and the release that is to serve it. */
    public record Entry(String service, String release) {}

    List<Wish> wishes() {
        return changes.stream()
                .map(entry -> new Wish(new ServiceName(entry.service()), new ReleaseId(entry.release())))
                .toList();
    }

    /** @throws RolloutRefusedException when a name or the strategy is none */
    void requireWellFormed() {
        try {
            chosen();
            wishes();
        } catch (IllegalArgumentException malformed) {
            throw new RolloutRefusedException(
                    "nothing was released",
                    List.of(new Refusal("malformed", String.valueOf(malformed.getMessage()), "Correct the command")));
        }
    }

    Map<ServiceName, ReleaseId> releases() {
        return wishes().stream().collect(Collectors.toMap(Wish::service, Wish::release, (first, again) -> again));
    }

    /** What whoever asks approved just now. */
    Optional<Agreement> agreement(Instant now) {
        return Optional.ofNullable(approves)
                .map(subject -> new Agreement(releases(), new Approval(subject, asker(), now)));
    }

    Optional<Strategy> chosen() {
        return Optional.ofNullable(strategy).map(Strategy::parse);
    }

    String asker() {
        return Asker.named(by);
    }
}
