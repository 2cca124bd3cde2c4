package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.status.CompanionStatus;
import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.ProcessStatus;
import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Fleet;
import io.grocellery.core.supervision.SupervisionPolicy;
import io.grocellery.core.supervision.Supervisor;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.process.LocalWorkloadDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Processes beside the environments: kept running as those within are, and nothing within waits for them. */
public final class SideProcesses {

    private final LocalComponents components;
    private final EnvironmentLoop loop;
    private final LogRotation logs;
    private final Patience patience;

    /**
     * @param records where the processes are remembered
     * @param reportedAs the environment that what happens to them is filed under
     */
    public SideProcesses(
            Path records,
            EnvironmentName reportedAs,
            EventJournal journal,
            Supplier<DatabaseOperator> databases,
            Patience patience) {
        LocalWorkloadDriver driver = new LocalWorkloadDriver(records, patience);
        this.components = new LocalComponents(driver, databases, patience.clock());
        this.loop = new EnvironmentLoop(
                new Supervisor(SupervisionPolicy.STANDARD),
                components,
                new JournalReports(journal, reportedAs, patience.clock()),
                patience.clock());
        this.logs = new LogRotation(driver::rotateLogs, patience.clock());
        this.patience = patience;
    }

    /**
     * From now on these run. What runs already stays; what runs and is not among them, or is another release, ends.
     *
     * @throws io.grocellery.core.problem.ExplainedException when another program listens where one of them is to
     */
    public void want(Collection<WorkloadSpec> workloads) {
        components.replace(workloads, loop);
        List<Component> wanted = workloads.stream()
                .map(spec -> Component.wanted(LocalComponents.idOf(spec.id()), Set.of()))
                .toList();
        loop.change(fleet -> Fleet.of(
                wanted.stream().map(each -> fleet.find(each.id()).orElse(each)).toList()));
    }

    /** Returns when all of them are ready, or the time is up; tells which. */
    public boolean awaitReady(Duration atMost) {
        return patience.await(() -> loop.fleet().allReady(), atMost);
    }

    /** Those that are not ready. */
    public List<String> notReady() {
        return loop.fleet().inOrder().stream()
                .filter(each -> !each.ready())
                .map(each -> each.id().value())
                .toList();
    }

    /** Ends them all, at once, in good order. */
    public void end() {
        loop.change(fleet -> new Fleet(Map.of()));
        components.changed(List.of()).parallelStream().forEach(components::stop);
    }

    /** Looks, decides, acts once. */
    public void turn() {
        if (!loop.fleet().components().isEmpty()) {
            loop.turn();
            logs.rotateWhenDue();
        }
    }

    /** One of them, whether it runs or not. */
    public CompanionStatus status(String name, String url) {
        ComponentId id = new ComponentId(name);
        Optional<Instance> running = components.running(id);
        Optional<Component> component = loop.fleet().find(id);
        return new CompanionStatus(
                name,
                new ProcessStatus(
                        component
                                .map(each -> StatusReader.health(each.condition()))
                                .orElse(Health.STOPPED),
                        url,
                        null,
                        StatusReader.pid(running),
                        StatusReader.mebibytes(components.memory(id)),
                        component.map(Component::restarts).orElse(0)));
    }
}
