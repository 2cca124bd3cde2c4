package io.grocellery.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceExit;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.Readiness;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every workload driver keeps. */
public abstract class WorkloadDriverContract {

    private static final InstanceId FIRST = new InstanceId("order-service-1");
    private static final InstanceId SECOND = new InstanceId("order-service-2");
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The driver under test, the same at every call. */
    protected abstract WorkloadDriver driver();

    /** Another driver on the same state, as after a restart of whoever held the first. */
    protected abstract WorkloadDriver another();

    /** Something that runs until it is ended, on a port of its own. */
    protected abstract WorkloadSpec lasting(InstanceId id, String release);

    /** Starts something that ends by itself with this exit code, and returns once that is under way. */
    protected abstract void startEnding(InstanceId id, int code);

    @Test
    void anInstanceRunsOnceStarted() {
        Instance started = driver().start(lasting(FIRST, "r-1"));

        assertThat(driver().instances()).containsExactly(started);
        assertThat(driver().find(FIRST)).contains(started);
        assertThat(driver().instancesOf(new ServiceName("order-service"))).containsExactly(started);
        assertThat(driver().instancesOf(new ServiceName("cart-service"))).isEmpty();
        assertThat(driver().probe(FIRST)).isEqualTo(new Readiness.Ready());
    }

    @Test
    void startingItAgainChangesNothing() {
        Instance started = driver().start(lasting(FIRST, "r-1"));

        assertThat(driver().start(lasting(FIRST, "r-1"))).isEqualTo(started);
        assertThat(driver().instances()).hasSize(1);
    }

    @Test
    void anotherReleaseUnderItsIdIsRefused() {
        Instance started = driver().start(lasting(FIRST, "r-1"));

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> driver().start(lasting(FIRST, "r-2")))
                .withMessageContaining("r-1");
        assertThat(driver().instances()).containsExactly(started);
    }

    @Test
    void aTakenPortIsRefusedAndNamed() {
        WorkloadSpec first = lasting(FIRST, "r-1");
        driver().start(first);
        WorkloadSpec second = lasting(SECOND, "r-1");
        WorkloadSpec colliding = new WorkloadSpec(
                SECOND,
                second.service(),
                second.release(),
                first.port(),
                second.command(),
                second.workingFolder(),
                second.logFile(),
                second.environment(),
                second.ready(),
                second.grace());
        awaitListening(first);

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> driver().start(colliding))
                .withMessageContaining(first.port().toString());
        assertThat(driver().instances()).extracting(Instance::id).containsExactly(FIRST);
    }

    @Test
    void aStoppedInstanceIsGoneAndItsEndSeen() {
        driver().start(lasting(FIRST, "r-1"));
        driver().start(lasting(SECOND, "r-1"));
        CompletableFuture<InstanceExit> exit = driver().exitOf(FIRST);

        driver().stop(FIRST);

        assertThat(exit).succeedsWithin(SOON).extracting(InstanceExit::id).isEqualTo(FIRST);
        assertThat(driver().instances()).extracting(Instance::id).containsExactly(SECOND);
        assertThat(driver().probe(FIRST)).isEqualTo(new Readiness.Absent());
        assertThat(driver().memoryOf(FIRST)).isEmpty();
    }

    @Test
    void aKilledInstanceIsGoneAndMayStartAgain() {
        driver().start(lasting(FIRST, "r-1"));

        driver().kill(FIRST);
        assertThat(driver().instances()).isEmpty();

        Instance again = driver().start(lasting(FIRST, "r-2"));
        assertThat(driver().instances()).containsExactly(again);
    }

    @Test
    void endingWhatDoesNotRunDoesNothing() {
        driver().stop(FIRST);
        driver().kill(FIRST);

        assertThat(driver().instances()).isEmpty();
    }

    @Test
    void theExitCodeOfOneThatEndsByItselfIsKnown() {
        startEnding(FIRST, 3);

        assertThat(driver().exitOf(FIRST))
                .succeedsWithin(SOON)
                .extracting(exit -> exit.code().orElse(-1))
                .isEqualTo(3);
        assertThat(driver().instances()).isEmpty();
    }

    @Test
    void theEndOfWhatNeverRanIsNotAwaited() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> driver().exitOf(FIRST))
                .withMessageContaining("order-service-1");
    }

    @Test
    void anotherDriverFindsWhatRunsAndEndsIt() {
        Instance started = driver().start(lasting(FIRST, "r-1"));
        WorkloadDriver successor = another();

        assertThat(successor.instances()).containsExactly(started);
        assertThat(successor.start(lasting(FIRST, "r-1"))).isEqualTo(started);
        CompletableFuture<InstanceExit> exit = successor.exitOf(FIRST);
        successor.stop(FIRST);

        assertThat(exit).succeedsWithin(SOON);
        assertThat(driver().instances()).isEmpty();
    }

    /** Returns once the instance holds its port; at once where ports are not real. */
    protected void awaitListening(WorkloadSpec spec) {
        // a driver without real ports has nothing to wait for
    }
}
