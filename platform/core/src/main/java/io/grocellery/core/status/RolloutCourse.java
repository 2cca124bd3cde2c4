package io.grocellery.core.status;

import io.grocellery.core.status.RolloutStatus.RequestCount;
import java.util.List;

/**
 * How a rollout went until now.
 *
 * @param moments oldest first, at most {@value #MOST}; of a long rollout not every second is among them
 */
public record RolloutCourse(List<Moment> moments) {

    public static final int MOST = 600;

    public RolloutCourse {
        moments = List.copyOf(moments);
    }

    /**
     * How it stood at one moment.
     *
     * @param at ISO-8601 in UTC
     */
    public record Moment(String at, List<ServiceMoment> services) {

        public Moment {
            services = List.copyOf(services);
        }
    }

    /**
     * One service at that moment.
     *
     * @param percent the candidate's share of the requests as it was set, 0 to 100
     * @param stable the stable release's requests since the rollout began
     * @param candidate the candidate's requests since the rollout began
     * @param values what each rule measured
     */
    public record ServiceMoment(
            String service, double percent, RequestCount stable, RequestCount candidate, List<RuleValue> values) {

        public ServiceMoment {
            values = List.copyOf(values);
        }
    }

    /**
     * What a rule measured; {@code rule} and {@code metric} as in {@link RolloutStatus.RuleFinding}.
     *
     * @param value an e-value, a likelihood ratio, a number of seconds
     */
    public record RuleValue(String rule, String metric, double value) {}
}
