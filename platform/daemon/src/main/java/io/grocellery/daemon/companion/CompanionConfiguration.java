package io.grocellery.daemon.companion;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Credentials;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.SideProcesses;
import io.grocellery.daemon.objective.DeliveredAlerts;
import io.grocellery.target.local.files.TokenFile;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what runs beside the shop. */
@Configuration(proxyBeanMethods = false)
class CompanionConfiguration {

    @Bean
    CompanionFiles companionFiles(Installation installation) {
        return new CompanionFiles(installation.companionsFolder());
    }

    @Bean
    MonitoringFiles monitoringFiles(Installation installation) {
        return new MonitoringFiles(installation.home().resolve("monitoring"), installation.portOffset());
    }

    @Bean
    Zipkin zipkin(Installation installation, CompanionFiles files) {
        return new Zipkin(installation, files);
    }

    @Bean
    Prometheus prometheus(Installation installation, CompanionFiles files, MonitoringFiles monitoring) {
        return new Prometheus(installation.portOffset(), files, monitoring);
    }

    @Bean
    Alertmanager alertmanager(Installation installation, CompanionFiles files, MonitoringFiles monitoring) {
        return new Alertmanager(installation.portOffset(), files, monitoring, () -> token(installation.alertToken()));
    }

    @Bean
    PostgresExporter postgresExporter(
            Installation installation,
            CompanionFiles files,
            MonitoringFiles monitoring,
            Supplier<DatabaseOperator> databases,
            Credentials credentials) {
        return new PostgresExporter(
                installation.portOffset(), files, monitoring, databases, credentials::observerPassword);
    }

    /** The server's figures are only wanted where services have databases. */
    @Bean
    Companions companions(
            Delivery delivery,
            Zipkin zipkin,
            Prometheus prometheus,
            Alertmanager alertmanager,
            PostgresExporter exporter,
            CompanionFiles files,
            EventJournal journal,
            Supplier<DatabaseOperator> databases,
            Patience patience,
            JsonMapper json) {
        return new Companions(
                Map.of(
                        Companion.ZIPKIN,
                        List.of(zipkin),
                        Companion.PROMETHEUS,
                        Stream.of(alertmanager, exporter, prometheus)
                                .filter(each -> delivery.configured() || each != exporter)
                                .toList()),
                new SideProcesses(files.processes(), DeliveredAlerts.INSTALLATION, journal, databases, patience),
                files,
                json,
                patience.clock());
    }

    @Bean
    CompanionWatch companionWatch(Companions companions, Sleeper sleeper) {
        return new CompanionWatch(companions, sleeper);
    }

    @Bean
    MonitoringTargets monitoringTargets(
            Installation installation,
            Delivery delivery,
            Environments environments,
            Prometheus prometheus,
            Alertmanager alertmanager,
            PostgresExporter exporter) {
        return new MonitoringTargets(
                installation,
                delivery,
                environments,
                delivery.configured() ? List.of(exporter) : List.of(),
                List.of(prometheus, alertmanager));
    }

    @Bean
    AlertInbox alertInbox(EventJournal journal, Clock clock) {
        return new AlertInbox(journal, clock, DeliveredAlerts.INSTALLATION);
    }

    private static String token(Path file) {
        TokenFile.ensure(file, new SecureRandom());
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
