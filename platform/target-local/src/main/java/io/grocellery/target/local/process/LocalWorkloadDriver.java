package io.grocellery.target.local.process;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceExit;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.core.workload.Readiness;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.files.DurableFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Instances as detached processes, remembered in a folder with a small file for each. */
public final class LocalWorkloadDriver implements WorkloadDriver {

    private static final long LOG_CAP = 16L << 20;
    private static final Duration PORT_IS_LET_GO = Duration.ofSeconds(2);

    private final InstanceRecords records;
    private final DetachedLauncher launcher;
    private final Patience patience;
    private final ReadinessProbe probe = new ReadinessProbe();
    private final Map<InstanceId, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<InstanceId, CompletableFuture<InstanceExit>> exits = new ConcurrentHashMap<>();

    /** @param records where the instances are remembered; made when missing */
    public LocalWorkloadDriver(Path records, Patience patience) {
        this(records, patience, new DetachedLauncher());
    }

    LocalWorkloadDriver(Path records, Patience patience, DetachedLauncher launcher) {
        this.records = new InstanceRecords(records.toAbsolutePath());
        this.patience = patience;
        this.launcher = launcher;
    }

    @Override
    public Instance start(WorkloadSpec spec) {
        return exclusively(
                spec.id(),
                () -> records.find(spec.id())
                        .filter(InstanceRecord::isAlive)
                        .map(running -> sameRelease(running, spec))
                        .orElseGet(() -> launch(spec)));
    }

    @Override
    public void stop(InstanceId id) {
        exclusively(id, () -> end(id, record -> tree(record).end(record.grace(), patience)));
    }

    @Override
    public void kill(InstanceId id) {
        exclusively(id, () -> end(id, record -> tree(record).kill(patience)));
    }

    @Override
    public List<Instance> instances() {
        return records.alive().stream().map(InstanceRecord::instance).toList();
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return running(id).map(InstanceRecord::instance);
    }

    @Override
    public Readiness probe(InstanceId id) {
        return running(id)
                .map(record -> record.ready().map(probe::ask).orElseGet(Readiness.Ready::new))
                .orElseGet(Readiness.Absent::new);
    }

    @Override
    public CompletableFuture<InstanceExit> exitOf(InstanceId id) {
        CompletableFuture<InstanceExit> known = exits.get(id);
        return known == null ? adoptedExit(id) : known.copy();
    }

    @Override
    public Optional<MemoryUse> memoryOf(InstanceId id) {
        return running(id).flatMap(record -> ProcessMemory.of(tree(record).members()));
    }

    /** Puts aside the logs that have grown past 16 MiB; to be called now and then. */
    public void rotateLogs() {
        records.alive().forEach(record -> new RotatingLog(record.logFile(), LOG_CAP).rotate());
    }

    private Instance sameRelease(InstanceRecord running, WorkloadSpec spec) {
        if (running.release().equals(spec.release())) {
            return running.instance();
        }
        throw new ExplainedException(
                spec.id() + " cannot start with release " + spec.release(),
                "it runs already with release " + running.release() + " as process "
                        + running.instance().pid().orElse(0),
                "stop it first, or start the new release under another id");
    }

    private Instance launch(WorkloadSpec spec) {
        records.find(spec.id())
                .ifPresent(stale -> end(spec.id(), record -> tree(record).kill(patience)));
        PortOwner.requireFree(spec.port(), spec.id().value());
        new RotatingLog(spec.logFile(), LOG_CAP).rotate();
        InstanceRecord intended = InstanceRecord.intended(spec, patience.clock().instant());
        DurableFile.folder(records.folder());
        records.write(intended);
        return started(intended, launched(spec)).instance();
    }

    private DetachedLauncher.Launched launched(WorkloadSpec spec) {
        try {
            return launcher.launch(new DetachedLauncher.Launch(
                    spec.id().value(),
                    spec.command(),
                    spec.workingFolder(),
                    spec.logFile(),
                    records.pidFile(spec.id()),
                    spec.environment()));
        } catch (ExplainedException failed) {
            records.remove(spec.id());
            throw failed;
        }
    }

    private InstanceRecord started(InstanceRecord intended, DetachedLauncher.Launched launched) {
        InstanceRecord record = launched.identity().map(intended::as).orElse(intended);
        launched.identity().ifPresent(identity -> records.write(record));
        exits.put(intended.id(), exit(record, launched.child()));
        return record;
    }

    private CompletableFuture<InstanceExit> adoptedExit(InstanceId id) {
        InstanceRecord record =
                running(id).orElseThrow(() -> new NoSuchElementException("instance " + id + " does not run"));
        return exits.computeIfAbsent(id, unknown -> exit(record, Optional.empty()))
                .copy();
    }

    private CompletableFuture<InstanceExit> exit(InstanceRecord record, Optional<Process> child) {
        return child.map(process ->
                        process.onExit().thenApply(ended -> ended(record, OptionalInt.of(ended.exitValue()))))
                .or(() -> record.identity()
                        .flatMap(ProcessIdentity::handle)
                        .map(handle -> handle.onExit().thenApply(ended -> ended(record, OptionalInt.empty()))))
                .orElseGet(() -> CompletableFuture.completedFuture(ended(record, OptionalInt.empty())));
    }

    private InstanceExit ended(InstanceRecord record, OptionalInt code) {
        return new InstanceExit(record.id(), code, patience.clock().instant());
    }

    private Optional<InstanceRecord> running(InstanceId id) {
        return records.find(id).filter(InstanceRecord::isAlive);
    }

    private boolean end(InstanceId id, Ending ending) {
        records.find(id).ifPresent(record -> {
            if (record.identity().isPresent() && !ending.end(record)) {
                throw new ExplainedException(
                        id + " did not end",
                        "process " + record.identity().get().pid() + " is there still, 5 s after it was killed",
                        "it waits for the system (a disk or network that hangs); see `ps -o stat,wchan -p "
                                + record.identity().get().pid() + "`");
            }
            letGo(record);
            records.remove(id);
        });
        return true;
    }

    /** Threads of a process that counts as ended may hold its port for another moment. */
    private void letGo(InstanceRecord record) {
        patience.await(() -> !PortOwner.isTaken(record.port()), PORT_IS_LET_GO);
    }

    private static ProcessTree tree(InstanceRecord record) {
        return new ProcessTree(record.identity().orElseThrow());
    }

    private <T> T exclusively(InstanceId id, Supplier<T> action) {
        ReentrantLock lock = locks.computeIfAbsent(id, unknown -> new ReentrantLock());
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** A way to end an instance; tells whether it is gone. */
    private interface Ending {
        boolean end(InstanceRecord record);
    }
}
