package io.grocellery.daemon.environment;

import io.grocellery.core.capacity.FreeMemory;
import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.ServiceLevels;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.supervision.SupervisionPolicy;
import io.grocellery.core.supervision.Supervisor;
import io.grocellery.core.time.Patience;
import io.grocellery.daemon.objective.Objectives;
import io.grocellery.daemon.rollout.RolloutBook;
import io.grocellery.daemon.rollout.Rollouts;
import io.grocellery.target.local.gateway.GatewayAdmin;
import io.grocellery.target.local.gateway.GatewayCountSource;
import io.grocellery.target.local.gateway.GatewayEvidenceSource;
import io.grocellery.target.local.gateway.GatewayTrafficRouter;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.objective.SqliteObjectives;
import io.grocellery.target.local.process.LocalWorkloadDriver;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What environments are made of, and how one is put together. */
final class EnvironmentParts {

    private final Installation installation;
    private final Delivery delivery;
    private final Databases databases;
    private final Credentials credentials;
    private final ParameterStore parameters;
    private final Workshop workshop;
    private final EventJournal journal;
    private final RolloutBook rolloutBook;
    private final Patience patience;
    private final JsonMapper json;
    private final Supplier<FreeMemory> memory;
    private final SqliteObjectives budgets;
    private final URI daemon;

    EnvironmentParts(
            Installation installation,
            Delivery delivery,
            Databases databases,
            Credentials credentials,
            ParameterStore parameters,
            Workshop workshop,
            EventJournal journal,
            RolloutBook rolloutBook,
            Patience patience,
            JsonMapper json,
            Supplier<FreeMemory> memory,
            SqliteObjectives budgets) {
        this.installation = installation;
        this.delivery = delivery;
        this.databases = databases;
        this.credentials = credentials;
        this.parameters = parameters;
        this.workshop = workshop;
        this.journal = journal;
        this.rolloutBook = rolloutBook;
        this.patience = patience;
        this.json = json;
        this.memory = memory;
        this.budgets = budgets;
        this.daemon = LocalIdentity.issuerOf(installation);
    }

    LocalEnvironment assemble(EnvironmentDefinition definition) {
        EnvironmentPlan plan = new EnvironmentPlan(delivery, definition, installation.portOffset());
        EnvironmentFiles files = new EnvironmentFiles(installation.environmentFolder(definition.name()));
        LocalWorkloadDriver driver = new LocalWorkloadDriver(files.processes(), patience);
        LocalComponents components = new LocalComponents(driver, databases, patience.clock());
        EnvironmentLoop loop = new EnvironmentLoop(
                new Supervisor(SupervisionPolicy.STANDARD),
                components,
                new JournalReports(journal, definition.name(), patience.clock()),
                patience.clock());
        Environment environment = new Environment(plan, components, loop, patience);
        GatewayAdmin admin = new GatewayAdmin(URI.create("http://127.0.0.1:" + plan.adminPort()), files.gatewayToken());
        EnvironmentIdentity identity = new EnvironmentIdentity(definition, parameters, daemon);
        Gateways gateways = new Gateways(
                files,
                new GatewayTable(plan, files, plan.storefront().map(installation.application()::resolve), identity),
                admin,
                json);
        GatewayEvidenceSource evidence = new GatewayEvidenceSource(admin);
        GatewayTraffic traffic = new GatewayTraffic(evidence, patience.clock());
        Wanted wanted = new Wanted(files.wanted(), json);
        Workloads workloads = new Workloads(plan, files, workshop);
        Supplier<Configurations> configurations =
                () -> new Configurations(plan, files, databases.get(), credentials, parameters, identity, daemon, json);
        Supplier<StartupCaches> caches = () -> new StartupCaches(
                plan, files, databases.get(), credentials, workshop, configurations.get(), gateways, FreePorts::any);
        Objectives objectives = objectives(environment, admin);
        Rollouts rollouts = new Rollouts(
                new EnvironmentSite(
                        environment,
                        workshop,
                        new LocalServiceInstances(
                                environment, components, wanted, workloads, configurations, FreePorts::any),
                        new GatewayTrafficRouter(admin),
                        evidence,
                        caches,
                        objectives::budgetLeft,
                        patience.clock()),
                delivery.rollout(),
                rolloutBook,
                journal,
                patience);
        StatusReader reader = new StatusReader(databases, workshop, patience.clock());
        return new LocalEnvironment(
                environment,
                identity,
                new MemoryGate(MemoryNeed.of(delivery, definition), memory),
                wanted,
                rollouts,
                objectives,
                progress -> new BringUp(
                        environment,
                        files,
                        databases.get(),
                        credentials,
                        workshop,
                        configurations.get(),
                        gateways,
                        caches.get(),
                        wanted,
                        rollouts::promoted,
                        FreePorts::any,
                        progress),
                workloads,
                () -> reader.read(environment, components, traffic, identity),
                evidence,
                patience.clock(),
                new LogRotation(() -> rotateLogs(driver), patience.clock()));
    }

    private Objectives objectives(Environment environment, GatewayAdmin admin) {
        ServiceLevels levels = new ServiceLevels(delivery.objectives(), BurnRule.STANDARD);
        List<Subject> subjects = Stream.concat(
                        delivery.services().stream().map(service -> Subject.of(service.name())),
                        delivery.journeys().stream().map(journey -> Subject.of(journey.name())))
                .toList();
        return new Objectives(
                environment.name(),
                subjects,
                levels,
                new GatewayCountSource(admin, levels.slowAfter()),
                budgets.of(environment.name()),
                journal,
                patience.clock(),
                environment::wanted);
    }

    /** Everything of this environment that is written by somebody who never empties it. */
    private void rotateLogs(LocalWorkloadDriver driver) {
        driver.rotateLogs();
        databases.rotateLog();
    }
}
