package io.grocellery.core.pipeline;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which runs' files stay: logs, and how their processes ended. What was written down of a run stays in any case.
 *
 * @param latest how many of the latest runs at most, 1 or more
 * @param bytes of how many bytes together at most; the latest run stays whatever its size
 */
public record RunRetention(int latest, long bytes) {

    /** Fifty runs, as many as are listed, of a gibibyte together. */
    public static final RunRetention STANDARD = new RunRetention(50, 1L << 30);

    /** @throws IllegalArgumentException when no run would stay */
    public RunRetention {
        if (latest < 1) {
            throw new IllegalArgumentException(latest + " runs are none");
        }
    }

    /**
     * A run as it lies there.
     *
     * @param bytes of all its files
     */
    public record Stored(RunState state, long bytes) {}

    /**
     * The runs whose files go: never one that goes on, nor the latest one of a release that is in use.
     *
     * @param runs the latest first
     * @param inUse the releases that serve somewhere
     */
    public List<RunId> removed(List<Stored> runs, Map<ServiceName, Set<ReleaseId>> inUse) {
        Set<RunId> needed = needed(runs, inUse);
        List<RunId> removed = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < runs.size(); i++) {
            Stored run = runs.get(i);
            boolean fits = i == 0 || (i < latest && sum + run.bytes() <= bytes);
            if (fits || needed.contains(run.state().id())) {
                sum += run.bytes();
            } else {
                removed.add(run.state().id());
            }
        }
        return List.copyOf(removed);
    }

    private static Set<RunId> needed(List<Stored> runs, Map<ServiceName, Set<ReleaseId>> inUse) {
        Set<RunId> needed = new LinkedHashSet<>();
        runs.stream()
                .map(Stored::state)
                .filter(run -> !run.over())
                .map(RunState::id)
                .forEach(needed::add);
        inUse.forEach((service, releases) -> releases.forEach(release -> runs.stream()
                .map(Stored::state)
                .filter(run -> run.concerns(service, release))
                .findFirst()
                .map(RunState::id)
                .ifPresent(needed::add)));
        return needed;
    }
}
