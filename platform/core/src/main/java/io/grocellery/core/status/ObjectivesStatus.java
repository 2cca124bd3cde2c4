package io.grocellery.core.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the objectives of one environment stand at one moment.
 *
 * @param environment its name
 * @param at the moment, ISO-8601 in UTC
 * @param countedUntil up to when requests were counted; null when the gateway has not answered this daemon yet
 * @param subjects the services, then the journeys, in the order of the delivery file
 */
public record ObjectivesStatus(
        String environment, String at, @Nullable String countedUntil, List<SubjectStatus> subjects) {

    public ObjectivesStatus {
        subjects = List.copyOf(subjects);
    }

    /**
     * A service or a journey.
     *
     * @param kind {@code service} or {@code journey}
     * @param observedSeconds of the last 30 days, for how many seconds requests were counted
     * @param throughput null when the delivery file says nothing of it
     */
    public record SubjectStatus(
            String name,
            String kind,
            long observedSeconds,
            List<ObjectiveStatus> objectives,
            @Nullable ThroughputStatus throughput) {

        public SubjectStatus {
            objectives = List.copyOf(objectives);
        }
    }

    /**
     * An objective with an error budget, over the last 30 days.
     *
     * @param objective {@code availability}, {@code response_time_p95} or {@code error_rate}
     * @param target as the delivery file writes it
     * @param allowedShare of the requests that may be bad
     * @param seen the same figure as it was; empty without requests
     * @param bad how many of the requests were bad
     * @param allowed how many may be
     * @param needed how many requests it takes until the budget can be told
     * @param left of the budget: 1 untouched, 0 used up, below 0 overspent; null with too few requests
     * @param pace how many times faster than allowed the budget is used now; null with too few requests
     * @param outlook what comes next, in words
     * @param rings whether its rules fire; of two objectives that count the same bad events only the stricter's do
     */
    public record ObjectiveStatus(
            String objective,
            String target,
            double allowedShare,
            String seen,
            long requests,
            long bad,
            double allowed,
            long needed,
            @Nullable Double left,
            @Nullable Double pace,
            String outlook,
            boolean rings,
            List<RuleStatus> rules) {

        public ObjectiveStatus {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A burn-rate rule.
     *
     * @param rule its name, such as {@code page 1h/5m}
     * @param urgency {@code page} or {@code ticket}
     * @param longBurn null without requests
     * @param shortBurn null without requests
     * @param requests how many the long window holds
     * @param needed how many it has to hold before the rule is judged
     */
    public record RuleStatus(
            String rule,
            String urgency,
            String longWindow,
            String shortWindow,
            double factor,
            @Nullable Double longBurn,
            @Nullable Double shortBurn,
            long requests,
            long needed,
            boolean fires) {}

    /**
     * What is to be possible in a minute.
     *
     * @param target requests a minute
     * @param asked requests of the busiest minute of the last 30 days
     * @param served those of them that were answered without a fault of ours
     * @param verdict {@code shown}, {@code not-asked} or {@code missed}
     */
    public record ThroughputStatus(double target, long asked, long served, String verdict, String outlook) {}

    /**
     * What the last 30 days brought, in six-hour steps, oldest first.
     *
     * @param hours the length of a step
     */
    public record Course(int hours, List<SubjectCourse> subjects) {

        public Course {
            subjects = List.copyOf(subjects);
        }
    }

    /** The steps of one subject; those in which nobody counted are among them. */
    public record SubjectCourse(String name, List<Step> steps) {

        public SubjectCourse {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step.
     *
     * @param from its beginning, ISO-8601 in UTC
     * @param observed for how many of its seconds requests were counted
     */
    public record Step(String from, long requests, long errors, long slow, long observed) {}
}
