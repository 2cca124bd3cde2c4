package io.grocellery.core.judge;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that was counted of one service's candidate, and what the rules make of it. Adding the same seconds in the
 * same order gives equal evidence, so it is rebuilt from recorded seconds after a crash and in a replay.
 *
 * @param policy what it is judged by
 * @param services how many services are judged together and share the false alarms
 * @param candidate the candidate's requests so far
 * @param stable the stable release's requests so far
 * @param nextSecond the first second not counted yet
 */
public record CandidateEvidence(
        JudgePolicy policy,
        int services,
        MetricEvidence errors,
        MetricEvidence slowness,
        Tally candidate,
        Tally stable,
        long nextSecond) {

    /**
     * Nothing is counted yet.
     *
     * @param second the first second that counts, since 1970-01-01T00:00:00Z
     */
    public static CandidateEvidence begin(JudgePolicy policy, int services, long second) {
        return new CandidateEvidence(
                policy,
                services,
                MetricEvidence.begin(Metric.ERRORS, policy, second),
                MetricEvidence.begin(Metric.SLOWNESS, policy, second),
                Tally.NONE,
                Tally.NONE,
                second);
    }

    /** With one more second; a second that was counted already changes nothing. */
    public CandidateEvidence plus(SecondOfTraffic traffic) {
        if (traffic.epochSecond() < nextSecond) {
            return this;
        }
        return new CandidateEvidence(
                policy,
                services,
                errors.plus(traffic),
                slowness.plus(traffic),
                candidate.plus(traffic.candidate()),
                stable.plus(traffic.stable()),
                traffic.epochSecond() + 1);
    }

    /** Every second before this one is complete; those that were not named had no requests. */
    public CandidateEvidence until(long second) {
        if (second <= nextSecond) {
            return this;
        }
        return new CandidateEvidence(
                policy,
                services,
                errors.quietUpTo(second - 1),
                slowness.quietUpTo(second - 1),
                candidate,
                stable,
                second);
    }

    /** A new step must see enough good requests of its own; all other evidence stays. */
    public CandidateEvidence nextStep() {
        return new CandidateEvidence(
                policy, services, errors.nextStep(), slowness.nextStep(), candidate, stable, nextSecond);
    }

    /** How many of the candidate's requests were seen since the step began. */
    public long requestsAtStep() {
        return errors.enough().requests();
    }

    /** What the rules say together: the first failure decides, and going on needs every metric's leave. */
    public Verdict verdict() {
        double failsAt = policy.failsAt(services);
        if (errors.fails(failsAt) || slowness.fails(failsAt)) {
            return Verdict.FAIL;
        }
        Verdict first = errors.enough().verdict(policy);
        Verdict second = slowness.enough().verdict(policy);
        return first.compareTo(second) >= 0 ? first : second;
    }

    /** Every rule with its figures, the withdrawing ones first. */
    public List<Finding> findings() {
        return Stream.concat(errors.findings(policy, services).stream(), slowness.findings(policy, services).stream())
                .sorted((left, right) -> Boolean.compare(failing(right), failing(left)))
                .toList();
    }

    private static boolean failing(Finding finding) {
        return finding.verdict() == Verdict.FAIL;
    }
}
