package io.grocellery.core.judge;

import java.time.Duration;

/** What one rule says, with the figures it says it by. */
public sealed interface Finding {

    Rule rule();

    Metric metric();

    Verdict verdict();

    /** What the rule measured: an e-value, a likelihood ratio, a number of seconds. */
    double value();

    /** What the measured value is held against. */
    double threshold();

    /** What was counted, the threshold, and when it would decide otherwise: one sentence. */
    String explanation();

    /**
     * {@link Rule#ALLOCATION}.
     *
     * @param candidate how often it happened to the candidate
     * @param stable how often to the stable release
     * @param share the candidate's share of the traffic
     * @param value the e-value
     * @param threshold the e-value that withdraws
     * @param missing how many more of the candidate's in a row withdraw it
     */
    record Allocation(
            Metric metric, long candidate, long stable, double share, double value, double threshold, long missing)
            implements Finding {

        static Allocation of(Metric metric, AllocationEProcess test, double logThreshold) {
            return new Allocation(
                    metric,
                    test.candidate(),
                    test.stable(),
                    test.share(),
                    Math.exp(test.logEvidence()),
                    Math.exp(logThreshold),
                    test.missing(logThreshold));
        }

        @Override
        public Rule rule() {
            return Rule.ALLOCATION;
        }

        @Override
        public Verdict verdict() {
            return missing == 0 ? Verdict.FAIL : Verdict.CONTINUE;
        }

        @Override
        public String explanation() {
            return "%s: the candidate has %d at a share of %s of the traffic, the stable release %d; that it has more than its share: E = %s of %s, %s"
                    .formatted(
                            metric,
                            candidate,
                            Figures.percent(share),
                            stable,
                            Figures.of(value),
                            Figures.of(threshold),
                            Figures.further(missing));
        }
    }

    /**
     * {@link Rule#OBJECTIVE}.
     *
     * @param objective the largest acceptable share
     * @param hits how often it happened
     * @param requests among how many requests
     * @param value the e-value
     * @param threshold the e-value that withdraws
     * @param missing how many more in a row withdraw it
     */
    record Objective(
            Metric metric, double objective, long hits, long requests, double value, double threshold, long missing)
            implements Finding {

        static Objective of(Metric metric, ObjectiveEProcess test, double logThreshold) {
            return new Objective(
                    metric,
                    test.objective(),
                    test.hits(),
                    test.requests(),
                    Math.exp(test.logEvidence()),
                    Math.exp(logThreshold),
                    test.missing(logThreshold));
        }

        @Override
        public Rule rule() {
            return Rule.OBJECTIVE;
        }

        @Override
        public Verdict verdict() {
            return missing == 0 ? Verdict.FAIL : Verdict.CONTINUE;
        }

        @Override
        public String explanation() {
            return "%s: %d of %d requests, the objective is at most %s; that the candidate breaks it: E = %s of %s, %s"
                    .formatted(
                            metric,
                            hits,
                            requests,
                            Figures.percent(objective),
                            Figures.of(value),
                            Figures.of(threshold),
                            Figures.further(missing));
        }
    }

    /**
     * {@link Rule#ENOUGH_GOOD}.
     *
     * @param objective the largest acceptable share
     * @param requests seen at this step
     * @param value the likelihood ratio of five times the objective against the objective
     * @param threshold at or below this ratio it is good enough
     * @param missing how many more good requests in a row are enough
     * @param said the rule's verdict
     */
    record EnoughGood(
            Metric metric, double objective, long requests, double value, double threshold, long missing, Verdict said)
            implements Finding {

        static EnoughGood of(Metric metric, WaldRatio test, JudgePolicy policy) {
            return new EnoughGood(
                    metric,
                    test.objective(),
                    test.requests(),
                    Math.exp(test.logRatio()),
                    Math.exp(policy.passesAt()),
                    test.goodRequestsToPass(policy.passesAt()),
                    test.verdict(policy));
        }

        @Override
        public Rule rule() {
            return Rule.ENOUGH_GOOD;
        }

        @Override
        public Verdict verdict() {
            return said;
        }

        @Override
        public String explanation() {
            return switch (verdict()) {
                case PASS -> "%s: enough good requests at this step (%d seen)".formatted(metric, requests);
                case NO_DATA -> "%s: no requests at this step yet".formatted(metric);
                case INCONCLUSIVE ->
                    "%s: more than the objective of %s among %d requests at this step, and not provably the candidate's fault"
                            .formatted(metric, Figures.percent(objective), requests);
                default ->
                    "%s: %d requests at this step, %d more good ones are enough".formatted(metric, requests, missing);
            };
        }
    }

    /**
     * {@link Rule#SUSTAINED_THRESHOLD}.
     *
     * @param limit what must not be exceeded, and for how long
     * @param share over the limit's window
     * @param stalledAfter how slow a request must be to count, for {@link Metric#SLOWNESS}
     * @param value for how many seconds the limit has been exceeded
     */
    record Sustained(Metric metric, SustainedThreshold limit, double share, Duration stalledAfter, double value)
            implements Finding {

        static Sustained of(Metric metric, Breach breach, Duration stalledAfter) {
            return new Sustained(metric, breach.threshold(), breach.share(), stalledAfter, breach.seconds());
        }

        @Override
        public Rule rule() {
            return Rule.SUSTAINED_THRESHOLD;
        }

        @Override
        public double threshold() {
            return limit.seconds();
        }

        @Override
        public Verdict verdict() {
            return value >= threshold() ? Verdict.FAIL : Verdict.CONTINUE;
        }

        @Override
        public String explanation() {
            return "%s: %s over the last %d s; above the limit of %s for %d s, withdrawn after %d s"
                    .formatted(
                            subject(),
                            Figures.percent(share),
                            limit.windowSeconds(),
                            Figures.percent(limit.share()),
                            (long) value,
                            limit.seconds());
        }

        private String subject() {
            return metric == Metric.SLOWNESS ? "requests over " + Figures.seconds(stalledAfter) : metric.toString();
        }
    }
}
