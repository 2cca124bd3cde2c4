package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.RollbackTriggers;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.deliveryfile.Wording.TimeFor;
import java.util.OptionalDouble;

/** Reads by what services and their candidates are judged. What is not said is as it is by default. */
final class JudgingReading {

    private static final String OBJECTIVES = "availability, response_time_p95, error_rate, throughput";
    private static final String TRIGGERS = "health_check_failure, error_rate_threshold, response_time_threshold";

    private JudgingReading() {}

    static ServiceLevelObjectives objectives(Section top) {
        return top.section("service_level_objectives", OBJECTIVES)
                .map(JudgingReading::objectivesIn)
                .orElse(ServiceLevelObjectives.STANDARD);
    }

    private static ServiceLevelObjectives objectivesIn(Section section) {
        ServiceLevelObjectives standard = ServiceLevelObjectives.STANDARD;
        ServiceLevelObjectives objectives = new ServiceLevelObjectives(
                section.read("availability", Wording.AVAILABILITIES, Wording::availability)
                        .orElse(standard.availability()),
                section.read("error_rate", Wording.SHARE_BELOW, Wording::shareBelow)
                        .orElse(standard.errorRate()),
                section.read("response_time_p95", Wording.TIME_BELOW, Wording::timeBelow)
                        .orElse(standard.responseTimeP95()),
                section.read("throughput", Wording.RATES, Wording::requestsPerMinute)
                        .map(OptionalDouble::of)
                        .orElse(standard.throughput()));
        section.close();
        return objectives;
    }

    static RollbackTriggers triggers(Section top) {
        return top.section("rollback_triggers", TRIGGERS)
                .map(JudgingReading::triggersIn)
                .orElse(RollbackTriggers.STANDARD);
    }

    private static RollbackTriggers triggersIn(Section section) {
        RollbackTriggers standard = RollbackTriggers.STANDARD;
        TimeFor slow = section.read("response_time_threshold", Wording.TIME_FOR, Wording::timeFor)
                .orElseGet(() -> new TimeFor(standard.stalledAfter(), standard.responseTime()));
        RollbackTriggers triggers = new RollbackTriggers(
                section.read("health_check_failure", Wording.FAILURES, Wording::consecutiveFailures)
                        .orElse(standard.consecutiveFailures()),
                section.read("error_rate_threshold", Wording.SHARE_FOR, Wording::shareFor)
                        .orElse(standard.errorRate()),
                slow.trigger(),
                slow.limit());
        section.close();
        return triggers;
    }
}
