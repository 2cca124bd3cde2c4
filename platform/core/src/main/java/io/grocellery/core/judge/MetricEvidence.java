package io.grocellery.core.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules on one metric of one service, with what they have counted. */
record MetricEvidence(
        Metric metric,
        AllocationEProcess allocation,
        ObjectiveEProcess objective,
        WaldRatio enough,
        Optional<Breach> breach) {

    static MetricEvidence begin(Metric metric, JudgePolicy policy, long second) {
        double objective = policy.objective(metric);
        return new MetricEvidence(
                metric,
                AllocationEProcess.BEGIN,
                ObjectiveEProcess.begin(objective),
                WaldRatio.begin(objective),
                policy.trigger(metric).map(threshold -> Breach.begin(threshold, second)));
    }

    MetricEvidence plus(SecondOfTraffic traffic) {
        Tally candidate = traffic.candidate();
        long hits = candidate.hits(metric);
        return new MetricEvidence(
                metric,
                allocation.plus(traffic.candidateShare(), hits, traffic.stable().hits(metric)),
                objective.plus(candidate.requests(), hits),
                enough.plus(candidate.requests(), hits),
                breach.map(each -> each.plus(traffic.epochSecond(), candidate.requests(), triggering(candidate))));
    }

    /** A slow request counts for the trigger only when it is as slow as the trigger says. */
    private long triggering(Tally tally) {
        return metric == Metric.SLOWNESS ? tally.stalled() : tally.hits(metric);
    }

    /** The next step must see enough good requests of its own; everything else goes on. */
    MetricEvidence nextStep() {
        return new MetricEvidence(metric, allocation, objective, WaldRatio.begin(enough.objective()), breach);
    }

    MetricEvidence quietUpTo(long second) {
        return new MetricEvidence(metric, allocation, objective, enough, breach.map(each -> each.upTo(second)));
    }

    boolean fails(double failsAt) {
        return allocation.logEvidence() >= failsAt || objective.logEvidence() >= failsAt || sustained();
    }

    private boolean sustained() {
        return breach.filter(Breach::sustained).isPresent();
    }

    List<Finding> findings(JudgePolicy policy, int services) {
        double failsAt = policy.failsAt(services);
        return Stream.concat(
                        Stream.<Finding>of(
                                Finding.Allocation.of(metric, allocation, failsAt),
                                Finding.Objective.of(metric, objective, failsAt),
                                Finding.EnoughGood.of(metric, enough, policy)),
                        breach.stream().map(each -> Finding.Sustained.of(metric, each, policy.stalledAfter())))
                .toList();
    }
}
