package io.grocellery.cli;

import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.postgres.EmbeddedPostgres;
import io.grocellery.target.local.postgres.EmbeddedPostgresSettings;
import io.grocellery.target.local.process.LocalWorkloadDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The parts of an installation on this machine, for work that no daemon does. */
final class LocalParts {

    static final InstanceId DAEMON = new InstanceId("daemon");

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Sleeper SLEEPER = time -> Thread.sleep(time);

    private final Installation installation;
    private final Patience patience = new Patience(CLOCK, SLEEPER, Duration.ofMillis(50));

    LocalParts(Installation installation) {
        this.installation = installation;
    }

    /** What shows progress as it happens; to be closed. */
    static ProgressView progressOn(Screen screen) {
        return new ProgressView(screen, CLOCK, SLEEPER);
    }

    Clock clock() {
        return CLOCK;
    }

    Sleeper sleeper() {
        return SLEEPER;
    }

    Patience patience() {
        return patience;
    }

    LocalWorkloadDriver daemons() {
        return new LocalWorkloadDriver(installation.daemonFolder().resolve("processes"), patience);
    }

    EmbeddedPostgres postgres() {
        return new EmbeddedPostgres(EmbeddedPostgresSettings.of(installation), patience);
    }

    /** Ends the daemon first, so that it starts nothing again, then everything it kept running. */
    void endAll() {
        daemons().stop(DAEMON);
        end(new LocalWorkloadDriver(installation.companionsFolder().resolve("processes"), patience));
        environments().forEach(LocalParts::end);
        if (Files.isDirectory(installation.postgresFolder())) {
            postgres().stop();
        }
    }

    private static void end(LocalWorkloadDriver environment) {
        List<InstanceId> running =
                environment.instances().stream().map(Instance::id).toList();
        running.parallelStream().forEach(environment::stop);
    }

    private List<LocalWorkloadDriver> environments() {
        Path folder = installation.state().resolve("environments");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(folder)) {
            return each.map(environment -> new LocalWorkloadDriver(environment.resolve("processes"), patience))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }
}
