package io.grocellery.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.RunRetention.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunRetentionTest {

    private static final ServiceName CARTS = new ServiceName("cart-service");
    private static final long MIB = 1L << 20;

    private final RunRetention retention = new RunRetention(3, 10 * MIB);

    @Test
    void theLatestStay() {
        assertThat(removed(runs(5, MIB), Map.of())).containsExactly("p-2", "p-1");
    }

    @Test
    void togetherTheyTakeNoMoreThanTheirRoom() {
        assertThat(removed(runs(3, 6 * MIB), Map.of())).containsExactly("p-2", "p-1");
        assertThat(removed(runs(1, 60 * MIB), Map.of())).isEmpty();
    }

    @Test
    void oneThatGoesOnStays() {
        List<Stored> runs = List.of(over(9, MIB), over(8, MIB), over(7, MIB), run(6, MIB, Optional.empty()));

        assertThat(removed(runs, Map.of())).isEmpty();
    }

    @Test
    void theLatestOfAReleaseThatServesStaysHoweverOldItIs() {
        List<Stored> runs = List.of(
                over(9, MIB),
                over(8, MIB),
                over(7, MIB),
                over(6, MIB),
                with(over(5, MIB), "r-serving"),
                with(over(4, MIB), "r-serving"),
                with(over(3, MIB), "r-gone"));

        assertThat(removed(runs, Map.of(CARTS, Set.of(new ReleaseId("r-serving"), new ReleaseId("r-unknown")))))
                .containsExactly("p-6", "p-4", "p-3");
    }

    private List<String> removed(List<Stored> runs, Map<ServiceName, Set<ReleaseId>> inUse) {
        return retention.removed(runs, inUse).stream().map(RunId::value).toList();
    }

    /** The latest first. */
    private static List<Stored> runs(int count, long bytes) {
        return IntStream.range(0, count)
                .mapToObj(number -> over(count - number, bytes))
                .toList();
    }

    private static Stored over(int number, long bytes) {
        return run(number, bytes, Optional.of(Instant.EPOCH));
    }

    private static Stored run(int number, long bytes, Optional<Instant> endedAt) {
        return new Stored(
                new RunState(
                        new RunId("p-" + number),
                        new RunOrder("c", "c", "main", "ada"),
                        Duration.ofHours(1),
                        new LinkedHashMap<>(),
                        Instant.EPOCH,
                        endedAt),
                bytes);
    }

    private static Stored with(Stored run, String release) {
        StageDefinition definition = Stages.command("release");
        StageResult result =
                new StageResult(Outcome.PASSED, "it serves", List.of(), Map.of(ReleaseDetail.key(CARTS), release));
        SequencedMap<StageName, StageState> stages = new LinkedHashMap<>();
        stages.put(
                definition.name(),
                new StageState(
                        definition,
                        false,
                        new StagePhase.Ended(result, Instant.EPOCH, Instant.EPOCH),
                        Optional.empty()));
        RunState state = run.state();
        return new Stored(
                new RunState(
                        state.id(), state.order(), state.approvalHolds(), stages, state.startedAt(), state.endedAt()),
                run.bytes());
    }
}
