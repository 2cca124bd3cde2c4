package io.grocellery.cli;

import io.grocellery.core.status.CompanionStatus;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.InstanceStatus;
import io.grocellery.core.status.EnvironmentStatus.ProcessStatus;
import io.grocellery.core.status.EnvironmentStatus.ServiceStatus;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Shows what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show what runs: processes, releases, health, traffic. Exit code 0 only when all of it serves.")
final class StatusCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        String body = daemon().get("/api/environments/" + environment.value());
        EnvironmentStatus status = DaemonClient.read(body, EnvironmentStatus.class);
        List<CompanionStatus> companions = daemon().companions();
        if (json) {
            screen().raw(withCompanions(body, companions));
        } else {
            show(status, companions);
        }
        return switch (status.state()) {
            case RUNNING -> ExitCode.DONE;
            case STOPPED -> ExitCode.NOT_RUNNING;
            default -> ExitCode.UNHEALTHY;
        };
    }

    /** They belong to the installation, so that an environment's own status does not know them. */
    private static String withCompanions(String body, List<CompanionStatus> companions) {
        Map<String, Object> facts = new LinkedHashMap<>(JSON.std.mapFrom(body));
        facts.put("companions", companions);
        return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(facts);
    }

    private void show(EnvironmentStatus status, List<CompanionStatus> companions) {
        screen().line("@|bold " + status.environment() + "|@ is " + coloured(status.state())
                + (ownApplication() ? "   shop " : "   address ") + status.storefrontUrl());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "PROCESS", "STATE", "ADDRESS", "PID", "RELEASE", "RESTARTS", "MEMORY", "REQ/S", "P95", "ERRORS"));
        if (status.postgres() != null) {
            rows.add(row("postgresql", status.postgres()));
        }
        rows.add(row("gateway", status.gateway()));
        status.services().forEach(service -> service.instances().forEach(instance -> rows.add(row(service, instance))));
        companions.forEach(each -> rows.add(row(each.name(), each.process())));
        screen().table(rows);
    }

    /** An application of somebody else's may be no shop. */
    private boolean ownApplication() {
        return installation().ownApplication();
    }

    private static List<String> row(String name, ProcessStatus process) {
        return List.of(
                name,
                word(process.state()),
                process.url(),
                orDash(process.pid()),
                orDash(process.version()),
                Integer.toString(process.restarts()),
                mebibytes(process.residentMiB()),
                "",
                "",
                "");
    }

    private static List<String> row(ServiceStatus service, InstanceStatus instance) {
        Traffic traffic = service.traffic();
        return List.of(
                instance.id(),
                word(instance.state()),
                "127.0.0.1:" + instance.port(),
                orDash(instance.pid()),
                instance.release(),
                Integer.toString(instance.restarts()),
                mebibytes(instance.residentMiB()),
                traffic == null ? "no data" : String.format(Locale.ROOT, "%.1f", traffic.requestsPerSecond()),
                traffic == null || traffic.p95Millis() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.0f ms", traffic.p95Millis()),
                traffic == null || traffic.errorRatio() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f%%", 100 * traffic.errorRatio()));
    }

    private static String coloured(State state) {
        return switch (state) {
            case RUNNING -> "@|green running|@";
            case STOPPED -> "stopped";
            default -> "@|yellow " + state.name().toLowerCase(Locale.ROOT) + "|@";
        };
    }

    private static String word(Health health) {
        return health.name().toLowerCase(Locale.ROOT);
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String mebibytes(@Nullable Integer value) {
        return value == null ? "-" : value + " MiB";
    }
}
