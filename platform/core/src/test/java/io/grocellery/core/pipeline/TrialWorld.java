package io.grocellery.core.pipeline;

import io.grocellery.core.pipeline.RunEffect.Start;
import io.grocellery.core.pipeline.RunEffect.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stages that take a while and end as a test says. Its time is moved by hand. */
final class TrialWorld implements RunEngine.World {

    private final Map<StageName, Outcome> outcomes = new HashMap<>();
    private final Map<StageName, Duration> durations = new HashMap<>();
    private final Map<StageName, Instant> running = new LinkedHashMap<>();
    private final Map<StageName, String> subjects = new HashMap<>();
    private final List<RunCommand> commands = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");

    Instant now() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    void ends(String stage, Outcome outcome) {
        outcomes.put(Stages.name(stage), outcome);
    }

    void lasts(StageName stage, Duration time) {
        durations.put(stage, time);
    }

    void subject(String stage, String digest) {
        subjects.put(Stages.name(stage), digest);
    }

    void ask(RunCommand command) {
        commands.add(command);
    }

    /** All processes are gone, as when the machine starts again. */
    void crash() {
        running.clear();
        commands.clear();
    }

    List<String> done() {
        return done;
    }

    /** How many run now. */
    int running() {
        return running.size();
    }

    @Override
    public RunObservation look(RunState state) {
        Map<StageName, StageResult> results = new HashMap<>();
        List.copyOf(running.keySet()).stream().filter(this::isOver).forEach(stage -> {
            running.remove(stage);
            results.put(stage, StageResult.of(outcomes.getOrDefault(stage, Outcome.PASSED), "as the test says"));
        });
        List<RunCommand> heard = List.copyOf(commands);
        commands.clear();
        return new RunObservation(results, subjects, heard);
    }

    private boolean isOver(StageName stage) {
        Instant since = running.getOrDefault(stage, now);
        return !now.isBefore(since.plus(durations.getOrDefault(stage, Duration.ofSeconds(10))));
    }

    @Override
    public void carryOut(RunState state, RunEffect effect) {
        switch (effect) {
            case Start start -> {
                running.put(start.stage(), now);
                done.add("start " + start.stage());
            }
            case Stop stop -> {
                running.remove(stop.stage());
                done.add("stop " + stop.stage());
            }
        }
    }
}
