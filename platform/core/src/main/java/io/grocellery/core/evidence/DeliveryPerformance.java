package io.grocellery.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The four figures of DevOps Research and Assessment: deployment frequency, lead time for changes, change failure rate
 * and the time to restore, which DORA calls failed deployment recovery time. Defined at <a
 * href="https://dora.dev/guides/dora-metrics-four-keys/">dora.dev/guides/dora-metrics-four-keys</a>; where that leaves
 * something open, the definition of each figure says how it is counted here.
 *
 * @param environment where it counts
 * @param window what it looks at
 * @param observedFrom since when deployments were written down within the window
 * @param figures in the order above
 */
public record DeliveryPerformance(String environment, Window window, Instant observedFrom, List<Figure> figures) {

    /** How far back the report looks. */
    public static final Duration PERIOD = Duration.ofDays(30);

    /** A rate told from less would say more about the hour than about the team. */
    static final Duration LEAST_OBSERVED = Duration.ofDays(7);

    /** A share of fewer would jump from one extreme to the other. */
    static final int LEAST_DEPLOYMENTS = 5;

    private static final double DAYS_PER_WEEK = 7;

    public DeliveryPerformance {
        figures = List.copyOf(figures);
    }

    /**
     * Counts them.
     *
     * @param all every deployment to the environment, in any order, those before the window too
     * @param writtenSince since when deployments to it have been written down
     */
    public static DeliveryPerformance of(
            String environment, List<Deployment> all, Instant writtenSince, Window window) {
        Instant observedFrom = writtenSince.isAfter(window.from()) ? writtenSince : window.from();
        Counting counting = new Counting(all, window, observedFrom);
        return new DeliveryPerformance(
                environment,
                window,
                observedFrom,
                List.of(counting.frequency(), counting.leadTime(), counting.failureRate(), counting.timeToRestore()));
    }

    /** A deployment that went wrong, and when what served before served again. */
    private record Failure(Deployment deployment, Optional<Instant> restoredAt) {

        Optional<Duration> lasted() {
            return restoredAt.map(end -> Duration.between(deployment.failingSince(), end));
        }
    }

    /** One look at the deployments. */
    private static final class Counting {

        private final Window window;
        private final Instant observedFrom;
        private final List<Deployment> changes = new ArrayList<>();
        private final Map<String, Failure> failures = new LinkedHashMap<>();

        Counting(List<Deployment> all, Window window, Instant observedFrom) {
            this.window = window;
            this.observedFrom = observedFrom;
            all.stream().sorted(Comparator.comparing(Deployment::beganAt)).forEach(this::take);
            changes.removeIf(change -> !inWindow(change));
            failures.values().removeIf(failure -> !inWindow(failure.deployment()));
        }

        private void take(Deployment deployment) {
            Optional<Deployment> undone =
                    changes.reversed().stream().filter(deployment::undoes).findFirst();
            if (undone.isPresent()) {
                fail(undone.get(), deployment.endedAt());
            } else if (deployment.promoted()) {
                changes.add(deployment);
            } else if (deployment.ending() == Deployment.Ending.ROLLED_BACK
                    && deployment.exposedAt().isPresent()) {
                changes.add(deployment);
                fail(deployment, deployment.endedAt());
            }
        }

        private void fail(Deployment deployment, Optional<Instant> restoredAt) {
            failures.putIfAbsent(deployment.rollout(), new Failure(deployment, restoredAt));
        }

        private boolean inWindow(Deployment deployment) {
            return deployment.endedAt().filter(window::holds).isPresent();
        }

        Figure frequency() {
            Duration observed = Duration.between(observedFrom, window.until());
            boolean enough = observed.compareTo(LEAST_OBSERVED) >= 0;
            double perWeek =
                    changes.size() * DAYS_PER_WEEK * Duration.ofDays(1).toSeconds() / Math.max(1, observed.toSeconds());
            return new Figure(
                    "deployment_frequency",
                    "How often releases were given to the users of the environment: rollouts that ended within the window"
                            + " promoted, or rolled back after requests had reached them. Going back to what served before"
                            + " is no deployment of its own.",
                    enough ? Optional.of(perWeek) : Optional.empty(),
                    "per-week",
                    enough
                            ? decimal(perWeek) + " a week (" + changes.size() + " in " + words(observed) + ")"
                            : notEnough("deployments have been written down for " + words(observed)
                                    + ", and a rate takes " + words(LEAST_OBSERVED) + "; so far " + changes.size()),
                    changes.stream().map(Counting::inWords).toList());
        }

        Figure leadTime() {
            Map<String, Duration> times = new LinkedHashMap<>();
            List<String> counted = new ArrayList<>();
            for (Deployment deployment : changes) {
                Instant end = deployment.endedAt().orElseThrow();
                deployment.commits().stream()
                        .filter(commit -> deployment.promoted() && !commit.at().isAfter(end))
                        .filter(commit -> !times.containsKey(commit.hash()))
                        .forEach(commit -> {
                            Duration time = Duration.between(commit.at(), end);
                            times.put(commit.hash(), time);
                            counted.add(commit.shortHash() + " in " + deployment.rollout() + " after " + words(time));
                        });
            }
            return timed(
                    "lead_time_for_changes",
                    "How long a change takes from its commit until it serves all users: the median over the commits that"
                            + " promoted rollouts brought, each counted once, from the time of the commit to the end of the"
                            + " rollout.",
                    List.copyOf(times.values()),
                    "commits",
                    "no promoted rollout of this window brought commits that git knows",
                    counted);
        }

        Figure failureRate() {
            boolean enough = changes.size() >= LEAST_DEPLOYMENTS;
            double share = (double) failures.size() / Math.max(1, changes.size());
            String ofAll = failures.size() + " of " + changes.size() + " deployments";
            return new Figure(
                    "change_failure_rate",
                    "Which share of deployments failed in use: rolled back after requests had reached them, or taken back"
                            + " later by giving the environment the release that served before.",
                    enough ? Optional.of(share) : Optional.empty(),
                    "share",
                    enough
                            ? Math.round(share * 100) + "% (" + ofAll + ")"
                            : notEnough(ofAll + " failed, and a share takes " + LEAST_DEPLOYMENTS),
                    failures.values().stream()
                            .map(failure -> inWords(failure.deployment()))
                            .toList());
        }

        Figure timeToRestore() {
            return timed(
                    "time_to_restore",
                    "How long a failed deployment was felt: the median from the moment a request could first reach it until"
                            + " what served before had all requests again.",
                    failures.values().stream()
                            .flatMap(failure -> failure.lasted().stream())
                            .toList(),
                    "failed deployments",
                    "no deployment of this window failed",
                    failures.values().stream()
                            .map(failure -> failure.deployment().rollout()
                                    + failure.lasted()
                                            .map(time -> " after " + words(time))
                                            .orElse(" not yet"))
                            .toList());
        }

        private static Figure timed(
                String name,
                String definition,
                List<Duration> times,
                String what,
                String missing,
                List<String> counted) {
            Optional<Duration> median = median(times);
            return new Figure(
                    name,
                    definition,
                    median.map(time -> (double) time.toSeconds()),
                    "seconds",
                    median.map(time -> words(time) + " (median of " + times.size() + " " + what + ")")
                            .orElseGet(() -> notEnough(missing)),
                    counted);
        }

        private static Optional<Duration> median(List<Duration> times) {
            List<Duration> sorted = times.stream().sorted().toList();
            int middle = sorted.size() / 2;
            if (sorted.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    sorted.size() % 2 == 1
                            ? sorted.get(middle)
                            : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2));
        }

        private static String inWords(Deployment deployment) {
            String end = deployment
                    .endedAt()
                    .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS).toString())
                    .orElse("under way");
            return deployment.rollout() + " " + (deployment.promoted() ? "promoted" : "rolled back") + " " + end;
        }

        private static String notEnough(String why) {
            return "not enough data: " + why;
        }

        private static String decimal(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }

        private static String words(Duration time) {
            if (time.toDays() >= 2) {
                return decimal((double) time.toMinutes() / Duration.ofDays(1).toMinutes()) + " days";
            }
            if (time.toHours() >= 2) {
                return decimal((double) time.toSeconds() / Duration.ofHours(1).toSeconds()) + " h";
            }
            return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
        }
    }
}
