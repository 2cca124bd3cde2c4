package io.grocellery.core.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one rollout stands at one moment.
 *
 * @param id its name
 * @param environment where it goes on
 * @param strategy {@code rolling}, {@code blue-green} or {@code canary}
 * @param phase {@code preparing}, {@code shifting}, {@code watching}, {@code holding}, {@code baking}, {@code retiring},
 *     {@code returning}, {@code withdrawing}, {@code promoted} or {@code rolled-back}
 * @param sentence the same in words; completes "the rollout is ..."
 * @param since when it began to stand there, ISO-8601 in UTC
 * @param startedAt when it began
 * @param at the moment
 * @param over whether it has ended
 * @param verdict what the judge says of all services together: {@code pass}, {@code fail}, {@code continue},
 *     {@code no-data} or {@code inconclusive}
 * @param stage the number of the present stage, from 0; null once it is on no stage any more
 * @param stages in order, the bake time last
 * @param services what changes
 * @param possible what a person may ask now: {@code promote}, {@code abort}, {@code pause}, {@code resume}, {@code retry}
 * @param history what people were told, oldest first
 */
public record RolloutStatus(
        String id,
        String environment,
        String strategy,
        String phase,
        String sentence,
        String since,
        String startedAt,
        String at,
        boolean over,
        String verdict,
        @Nullable Integer stage,
        List<StageStatus> stages,
        List<ServiceChange> services,
        List<String> possible,
        List<Told> history) {

    public RolloutStatus {
        stages = List.copyOf(stages);
        services = List.copyOf(services);
        possible = List.copyOf(possible);
        history = List.copyOf(history);
    }

    /**
     * A stage.
     *
     * @param percent the candidate's share of the requests, 0 to 100
     * @param gate what allows to go on: {@code health}, {@code evidence}, {@code test-traffic} or {@code by-hand}
     * @param seconds how long it is held at least
     * @param requests how many of the candidate's requests must be seen at least
     */
    public record StageStatus(double percent, String gate, long seconds, long requests) {}

    /**
     * One service's change.
     *
     * @param percent the candidate's share of the requests as it was last set, 0 to 100
     * @param stable the release that served before
     * @param candidate the release that is to serve
     * @param pinned requests that named the candidate; no evidence
     * @param findings what each rule of the judge says, the withdrawing ones first
     */
    public record ServiceChange(
            String service,
            double percent,
            ReleaseStatus stable,
            ReleaseStatus candidate,
            RequestCount pinned,
            List<RuleFinding> findings) {

        public ServiceChange {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One of the two releases.
     *
     * @param weight its weight as the gateway says, 0 to 1,000,000; null when it is not named there or cannot be asked
     * @param instances processes that run; null once the rollout is over
     * @param ready how many of them can serve; null once the rollout is over
     * @param counted its requests since the rollout began
     */
    public record ReleaseStatus(
            String release,
            @Nullable Integer weight,
            @Nullable Integer instances,
            @Nullable Integer ready,
            RequestCount counted) {}

    /**
     * Requests.
     *
     * @param requests answered or broken off
     * @param errors answered with a 5xx, or broken off
     * @param slow slower than the objective
     */
    public record RequestCount(long requests, long errors, long slow) {}

    /**
     * What one rule says.
     *
     * @param rule {@code allocation}, {@code objective}, {@code enough-good}, {@code sustained-threshold} or
     *     {@code consecutive-failures}
     * @param title the rule in words
     * @param metric {@code errors}, {@code slowness} or {@code health-checks}
     * @param verdict as in {@link RolloutStatus}
     * @param value what it measured
     * @param threshold what that is held against
     * @param explanation what was counted, the threshold, and when it would decide otherwise
     */
    public record RuleFinding(
            String rule,
            String title,
            String metric,
            String verdict,
            double value,
            double threshold,
            String explanation) {}

    /**
     * Something people were told.
     *
     * @param at ISO-8601 in UTC
     * @param kind such as {@code rollout-held}
     * @param severity {@code info}, {@code warning} or {@code error}
     */
    public record Told(String at, String kind, String severity, String message) {}
}
