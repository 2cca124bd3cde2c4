package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.release.JavaRuntime;
import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.artifact.Attestations;
import io.grocellery.daemon.identity.IdentitySettings;
import io.grocellery.daemon.objective.ObjectiveMetrics;
import io.grocellery.daemon.rollout.RolloutBook;
import io.grocellery.deliveryfile.DeliveryFileReader;
import io.grocellery.deliveryfile.InvalidDeliveryFileException;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.journal.SqliteEventJournal;
import io.grocellery.target.local.objective.SqliteObjectives;
import io.grocellery.target.local.parameters.FileParameterStore;
import io.grocellery.target.local.process.MachineMemory;
import io.grocellery.target.local.release.AotCacheTrainer;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.JavaRuntimes;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Puts the platform of this machine together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformProperties.class)
class PlatformConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(50);

    @Bean
    Installation installation(PlatformProperties properties) {
        Path home = properties.home();
        Path file = Objects.requireNonNullElseGet(properties.delivery(), () -> Installation.ownDeliveryFile(home));
        Path state = properties.state();
        return state == null
                ? Installation.of(home, properties.javaHome(), properties.portOffset(), file)
                : new Installation(home, properties.javaHome(), properties.portOffset(), file, state);
    }

    @Bean
    Sleeper sleeper() {
        return time -> Thread.sleep(time);
    }

    @Bean
    Patience patience(Clock clock, Sleeper sleeper) {
        return new Patience(clock, sleeper, PAUSE);
    }

    @Bean
    Delivery delivery(Installation installation) throws IOException, InvalidDeliveryFileException {
        return new DeliveryFileReader().read(installation.deliveryFile());
    }

    @Bean
    ParameterStore parameterStore(Installation installation, Clock clock) {
        return new FileParameterStore(installation.state().resolve("parameters"), clock);
    }

    @Bean
    Credentials credentials(ParameterStore parameters) {
        return new Credentials(parameters, new SecureRandom());
    }

    @Bean
    IdentitySettings identitySettings(
            Installation installation, Delivery delivery, Credentials credentials, ParameterStore parameters) {
        LocalIdentity identity = new LocalIdentity(installation, delivery, credentials, parameters);
        identity.makeUpSecrets();
        return identity;
    }

    @Bean
    Databases databases(Installation installation, Patience patience) {
        return new Databases(installation, patience);
    }

    @Bean
    JavaRuntime javaRuntime(Installation installation) {
        return JavaRuntimes.inspect(installation.java());
    }

    @Bean
    FolderReleaseStore releaseStore(Installation installation, Clock clock) {
        return new FolderReleaseStore(installation.releases(), clock);
    }

    @Bean
    Workshop workshop(
            Installation installation,
            FolderReleaseStore releases,
            Patience patience,
            JavaRuntime runtime,
            Attestations attestations) {
        return new LocalWorkshop(
                installation, releases, new AotCacheTrainer(patience), runtime, attestations, patience.clock());
    }

    @Primary
    @Bean(destroyMethod = "close")
    EventJournal eventJournal(Installation installation) {
        return SqliteEventJournal.open(journal(installation));
    }

    /** Beside the journal of events: a rollout writes each second that was counted. */
    @Bean(destroyMethod = "close")
    EventJournal rolloutJournal(Installation installation) {
        return SqliteEventJournal.open(rollouts(installation));
    }

    @Bean(destroyMethod = "close")
    SqliteObjectives budgets(Installation installation) {
        return SqliteObjectives.open(installation.state().resolve("objectives.db"));
    }

    @Bean
    RolloutBook rolloutBook(@Qualifier("rolloutJournal") EventJournal rolloutJournal, Clock clock) {
        return new RolloutBook(rolloutJournal, clock);
    }

    @Bean
    EnvironmentParts environmentParts(
            Installation installation,
            Delivery delivery,
            Databases databases,
            Credentials credentials,
            ParameterStore parameters,
            Workshop workshop,
            EventJournal eventJournal,
            RolloutBook rolloutBook,
            Patience patience,
            JsonMapper json,
            SqliteObjectives budgets) {
        return new EnvironmentParts(
                installation,
                delivery,
                databases,
                credentials,
                parameters,
                workshop,
                eventJournal,
                rolloutBook,
                patience,
                json,
                MachineMemory::read,
                budgets);
    }

    @Bean
    FeatureFlags featureFlags(Installation installation, Delivery delivery, EventJournal journal, Clock clock) {
        return new FeatureFlags(
                installation,
                delivery.environments().stream()
                        .map(EnvironmentDefinition::name)
                        .collect(Collectors.toSet()),
                delivery.flags().map(installation.deliveryFile()::resolveSibling),
                journal,
                clock);
    }

    @Bean
    Environments environments(
            Delivery delivery, EnvironmentParts parts, Databases databases, FeatureFlags flags, Clock clock) {
        return new Environments(delivery, parts::assemble, databases, flags, clock);
    }

    @Bean
    Pulse pulse(Clock clock) {
        return new Pulse(clock);
    }

    @Bean
    ObjectiveMetrics objectiveMetrics(Environments environments) {
        return new ObjectiveMetrics(() -> environments.names().stream()
                .map(name -> environments.objectives(name).status())
                .toList());
    }

    @Bean
    Watch watch(Environments environments, Sleeper sleeper, Pulse pulse) {
        return new Watch(environments, sleeper, pulse);
    }

    @Bean
    MultiCollector environmentMetrics(Environments environments, Pulse pulse, Installation installation) {
        return new EnvironmentMetrics(
                environments, pulse, Map.of("events", journal(installation), "rollouts", rollouts(installation)));
    }

    private static Path journal(Installation installation) {
        return installation.state().resolve("journal.db");
    }

    private static Path rollouts(Installation installation) {
        return installation.state().resolve("rollouts.db");
    }
}
