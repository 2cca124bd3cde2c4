package io.grocellery.core.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run in simulated time, whose daemon may die. */
final class Trial {

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    private final TrialWorld world;
    private final int lanes;
    private final List<RunRecord> book = new ArrayList<>();
    private RunEngine engine;

    Trial(TrialWorld world, int lanes, Set<String> approvals, StageDefinition... stages) {
        this(world, lanes, approvals, List.of(stages));
    }

    Trial(TrialWorld world, int lanes, Set<String> approvals, List<StageDefinition> stages) {
        this.world = world;
        this.lanes = lanes;
        book.add(new RunRecord.Began(
                new RunId("p-1"),
                new RunOrder("0123abcd", "0123abc", "main", "test"),
                new PipelineDefinition(stages).stages(),
                approvals.stream().map(StageName::new).collect(Collectors.toSet()),
                Duration.ofHours(24),
                Map.of(),
                world.now()));
        engine = engine();
    }

    private RunEngine engine() {
        return new RunEngine(RunRecord.replay(book), lanes, world, (id, records) -> book.addAll(records), world::now);
    }

    List<RunRecord> book() {
        return book;
    }

    RunState state() {
        return engine.state();
    }

    RunState turn() {
        RunState state = engine.turn();
        world.advance(TURN);
        return state;
    }

    /** Until it is over, or until it waits for somebody. */
    RunState run() {
        RunState state = turn();
        for (long turns = 0; !state.over() && !waitsForSomebody(state); turns++) {
            if (turns > LONGEST.dividedBy(TURN)) {
                throw new AssertionError("it never ends: " + state);
            }
            state = turn();
        }
        return state;
    }

    private boolean waitsForSomebody(RunState state) {
        return world.running() == 0
                && state.stages().values().stream().anyMatch(each -> each.phase() instanceof StagePhase.Asking);
    }

    /** The daemon dies and another one takes over what was written. */
    void crash() {
        world.crash();
        engine = engine();
        engine.resume();
    }

    Outcome outcome(String stage) {
        return state().stage(Stages.name(stage)).result().orElseThrow().outcome();
    }

    Stream<Outcome> outcomes() {
        return state().stages().values().stream()
                .flatMap(each -> each.result().stream())
                .map(StageResult::outcome);
    }
}
