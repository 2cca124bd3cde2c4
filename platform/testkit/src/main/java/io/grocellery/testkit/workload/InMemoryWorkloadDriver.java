package io.grocellery.testkit.workload;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceExit;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.core.workload.Readiness;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs nothing, and keeps the contract. Tests say when an instance crashes and whether it is ready. */
public final class InMemoryWorkloadDriver implements WorkloadDriver {

    private static final int KILLED = 137;
    private static final int ENDED_WHEN_ASKED = 143;

    private final InstantSource clock;
    private final Map<InstanceId, Running> running = new TreeMap<>();
    private final Map<InstanceId, CompletableFuture<InstanceExit>> exits = new TreeMap<>();
    private long nextPid = 1_000;

    public InMemoryWorkloadDriver(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Instance start(WorkloadSpec spec) {
        Running present = running.get(spec.id());
        if (present != null) {
            return sameRelease(present.instance(), spec);
        }
        requireFree(spec);
        Instance instance = new Instance(
                spec.id(), spec.service(), spec.release(), spec.port(), OptionalLong.of(nextPid++), clock.instant());
        running.put(spec.id(), new Running(instance, new Readiness.Ready()));
        exits.put(spec.id(), new CompletableFuture<>());
        return instance;
    }

    @Override
    public void stop(InstanceId id) {
        end(id, ENDED_WHEN_ASKED);
    }

    @Override
    public void kill(InstanceId id) {
        end(id, KILLED);
    }

    @Override
    public synchronized List<Instance> instances() {
        return running.values().stream().map(Running::instance).toList();
    }

    @Override
    public synchronized Readiness probe(InstanceId id) {
        Running present = running.get(id);
        return present == null ? new Readiness.Absent() : present.readiness();
    }

    @Override
    public synchronized CompletableFuture<InstanceExit> exitOf(InstanceId id) {
        return Optional.ofNullable(exits.get(id))
                .orElseThrow(() -> new NoSuchElementException("instance " + id + " does not run"))
                .copy();
    }

    @Override
    public synchronized Optional<MemoryUse> memoryOf(InstanceId id) {
        return running.containsKey(id)
                ? Optional.of(new MemoryUse(128L << 20, OptionalLong.of(100L << 20)))
                : Optional.empty();
    }

    /** The instance ends by itself. */
    public void crash(InstanceId id, int code) {
        end(id, code);
    }

    /** What the instance answers from now on. */
    public synchronized void answer(InstanceId id, Readiness readiness) {
        running.computeIfPresent(id, (key, present) -> new Running(present.instance(), readiness));
    }

    private void end(InstanceId id, int code) {
        CompletableFuture<InstanceExit> exit = remove(id);
        exit.complete(new InstanceExit(id, OptionalInt.of(code), clock.instant()));
    }

    private synchronized CompletableFuture<InstanceExit> remove(InstanceId id) {
        return running.remove(id) == null ? new CompletableFuture<>() : Objects.requireNonNull(exits.get(id));
    }

    private static Instance sameRelease(Instance present, WorkloadSpec spec) {
        if (present.release().equals(spec.release())) {
            return present;
        }
        throw new ExplainedException(
                spec.id() + " cannot start with release " + spec.release(),
                "it runs already with release " + present.release(),
                "stop it first, or start the new release under another id");
    }

    private void requireFree(WorkloadSpec spec) {
        instances().stream()
                .filter(each -> each.port().equals(spec.port()))
                .findFirst()
                .ifPresent(taker -> {
                    throw new ExplainedException(
                            spec.id() + " cannot start",
                            "port " + spec.port() + " is taken by " + taker.id(),
                            "stop it, or choose another port");
                });
    }

    private record Running(Instance instance, Readiness readiness) {}
}
