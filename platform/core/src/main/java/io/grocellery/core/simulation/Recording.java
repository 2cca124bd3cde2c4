package io.grocellery.core.simulation;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.simulation.Manner.Shares;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recorded seconds of a service, as a demand and as a manner of answering. When they are over they begin anew; each run
 * of a simulation begins at another of them.
 *
 * @param requests in each second, to any release
 * @param stable what the release did that serves, or all of them
 * @param candidate what the release did that is to be tried out; empty when none was named
 */
public record Recording(List<Long> requests, List<Tally> stable, Optional<List<Tally>> candidate) {

    public Recording {
        requests = List.copyOf(requests);
        stable = List.copyOf(stable);
        candidate = candidate.map(List::copyOf);
    }

    /**
     * What was recorded of a service. Requests that named a release are left out: they are no random sample.
     *
     * @param policy says which requests are slow, and which stalled
     * @param candidate the release that is to be tried out, when it was recorded too
     * @throws IllegalArgumentException when there is no request of the service, or none of the candidate
     */
    public static Recording of(
            Evidence evidence, ServiceName service, JudgePolicy policy, Optional<ReleaseId> candidate) {
        List<TrafficSecond> rows = evidence.seconds().stream()
                .filter(row -> row.service().equals(service) && !row.pinned())
                .filter(row -> row.release().isPresent())
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no request of " + service + " was recorded");
        }
        candidate.ifPresent(release -> {
            if (rows.stream().noneMatch(row -> row.release().equals(candidate))) {
                throw new IllegalArgumentException("no request to " + release + " of " + service + " was recorded");
            }
        });
        return new Recording(
                sums(rows, policy, row -> true).map(Tally::requests).toList(),
                sums(rows, policy, row -> candidate.isEmpty() || !row.release().equals(candidate))
                        .toList(),
                candidate.map(release -> sums(rows, policy, row -> row.release().equals(candidate))
                        .toList()));
    }

    private static Stream<Tally> sums(List<TrafficSecond> rows, JudgePolicy policy, Predicate<TrafficSecond> wanted) {
        long first = rows.stream().mapToLong(TrafficSecond::epochSecond).min().orElseThrow();
        long last = rows.stream().mapToLong(TrafficSecond::epochSecond).max().orElseThrow();
        Tally[] sums = new Tally[Math.toIntExact(last - first + 1)];
        Arrays.fill(sums, Tally.NONE);
        rows.stream().filter(wanted).forEach(row -> {
            int slot = (int) (row.epochSecond() - first);
            sums[slot] = sums[slot].plus(policy.tally(row));
        });
        return Arrays.stream(sums);
    }

    /** As many requests as came. */
    public Demand demand() {
        return new Demand() {
            @Override
            public double at(long second) {
                return requests.get((int) (second % requests.size()));
            }

            @Override
            public long period() {
                return requests.size();
            }
        };
    }

    /** As the release that serves answered; in seconds without its requests, as on the whole. */
    public Manner stableManner() {
        return manner(stable);
    }

    /** As the candidate answered; empty when none was named. */
    public Optional<Manner> candidateManner() {
        return candidate.map(Recording::manner);
    }

    private static Manner manner(List<Tally> seconds) {
        Shares onTheWhole = shares(seconds.stream().reduce(Tally.NONE, Tally::plus));
        return second -> {
            Tally then = seconds.get((int) (second % seconds.size()));
            return then.isEmpty() ? onTheWhole : shares(then);
        };
    }

    private static Shares shares(Tally tally) {
        double requests = Math.max(1, tally.requests());
        return new Shares(tally.errors() / requests, tally.slow() / requests, tally.stalled() / requests);
    }
}
