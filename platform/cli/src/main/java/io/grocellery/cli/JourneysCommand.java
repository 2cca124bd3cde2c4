package io.grocellery.cli;

import io.grocellery.core.model.Loopback;
import io.grocellery.core.status.EnvironmentStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Measures what shoppers do in a running environment, and whether it has become slower. */
@Command(
        name = "journeys",
        mixinStandardHelpOptions = true,
        description = {
            "Measure browsing, carts and checkouts of a running environment, and whether they have become slower.",
            "Compared with another running environment in turn (A B A B), or else with the baseline that is stored for "
                    + "such machines. Exit code 9 when anything has become worse than is allowed."
        })
final class JourneysCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the figures go as JSON (default: journeys.json in the installation's folder).")
    private @Nullable Path report;

    @Option(
            names = "--against",
            paramLabel = "NAME|ADDRESS",
            description = {
                "What to compare with, in turn: another environment, or a gateway of this machine.",
                "While that environment does not run: the stored baseline, and where there is none either, this is "
                        + "the first release."
            })
    private @Nullable String against;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long a round lasts (default: 15).")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many rounds are measured (default: 5).")
    private int rounds;

    @Option(
            names = "--limit",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "How much worse is too much (default: 10).")
    private int limit;

    @Option(names = "--save-baseline", description = "Store the figures in performance/baseline.")
    private boolean saveBaseline;

    @Override
    protected ExitCode run() {
        return BenchCommand.PROGRAM.run(installation(), List.of("journeys"), JSON.std.asString(order()));
    }

    private Map<String, Object> order() {
        if (seconds < 1 || rounds < 1) {
            throw usage("A round lasts a second at least, and there is one at least.");
        }
        Map<String, Object> order = new LinkedHashMap<>();
        String name = environment.value().value();
        order.put("environment", name);
        order.put("gateway", daemon().environment(name).gateway().url());
        order.put("token", TokenCommand.demoToken(daemon(), "alice"));
        Path file = report == null ? installation().state().resolve("journeys.json") : report;
        order.put("report", file.toAbsolutePath().toString());
        order.put("seconds", seconds);
        order.put("rounds", rounds);
        order.put("limit", limit);
        order.put("save", saveBaseline);
        if (against != null) {
            order.putAll(reference(against));
        }
        return order;
    }

    private Map<String, Object> reference(String against) {
        if (against.contains("://")) {
            return Map.of("against", onLoopback(against));
        }
        EnvironmentStatus other = daemon().environment(against);
        return other.state() == EnvironmentStatus.State.STOPPED
                ? Map.of("empty", against)
                : Map.of("against", other.gateway().url());
    }

    private String onLoopback(String address) {
        if (!Loopback.isNamed(URI.create(address).getHost())) {
            throw usage("--against " + address + " is not on this machine: load is for what is your own.");
        }
        return address;
    }
}
