package io.grocellery.core.workload;

import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Starts, watches and ends instances. They outlive whoever started them; another driver on the same state finds them
 * again. Every method may be called from several threads; calls for one instance are carried out one after the other.
 */
public interface WorkloadDriver {

    /**
     * Starts an instance and returns without waiting for it to be ready. An instance of that id which already runs the
     * same release is left alone and returned.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it cannot be started: its port is taken, another
     *     release runs under its id, the command does not exist, a folder cannot be written
     */
    Instance start(WorkloadSpec spec);

    /**
     * Asks an instance to end, kills it with all its child processes after its grace, and returns when it is gone.
     * Nothing happens when it does not run.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it is there still, 5 seconds after the kill
     */
    void stop(InstanceId id);

    /** Kills an instance with all its child processes at once and returns when it is gone, as {@link #stop} does. */
    void kill(InstanceId id);

    /** What runs, in the order of the ids. */
    List<Instance> instances();

    /** The instance, when it runs. */
    default Optional<Instance> find(InstanceId id) {
        return instances().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** What runs of a service, in the order of the ids. */
    default List<Instance> instancesOf(ServiceName service) {
        return instances().stream()
                .filter(each -> each.service().equals(service))
                .toList();
    }

    /** Asks the instance once, for at most a second, whether it can serve. */
    Readiness probe(InstanceId id);

    /**
     * Completes when the instance ends, however it ends.
     *
     * @throws java.util.NoSuchElementException when it does not run
     */
    CompletableFuture<InstanceExit> exitOf(InstanceId id);

    /** What it holds now; empty when it does not run or the system does not tell. */
    Optional<MemoryUse> memoryOf(InstanceId id);
}
