package io.grocellery.cli;

import io.grocellery.core.status.EnvironmentStatus;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Runs the inspection program, which asks a running shop for everything in the name of everybody. */
@Command(
        name = "authorisation",
        mixinStandardHelpOptions = true,
        description = {
            "Ask a running environment for every operation in the name of every role, with injections and drawn values.",
            "What each may get is agreed in policy/authorisation.yaml. It buys something in the name of the demo person "
                    + "alice. Exit code 1 when anything was found."
        })
final class AuthorisationCommand extends BaseCommand {

    private static final Program PROGRAM =
            new Program("authorisation", Path.of("authorisation", "target", "authorisation.jar"));

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the findings go as JSON (default: authorisation.json in the installation's folder).")
    private @Nullable Path report;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Who may do what (default: policy/authorisation.yaml of the checkout).")
    private @Nullable Path policy;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What drawn values come from (default: 1): the same seed, the same requests.")
    private long seed;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many requests are drawn (default: 300).")
    private int requests;

    @Override
    protected ExitCode run() {
        return PROGRAM.run(installation(), List.of(), JSON.std.asString(order()));
    }

    private Map<String, Object> order() {
        EnvironmentStatus status = daemon().environment(environment.value().value());
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("environment", status.environment());
        order.put("gateway", status.gateway().url());
        order.put("documents", documents(status));
        order.put("policy", fileOr(policy, installation().home().resolve("policy/authorisation.yaml")));
        order.put("report", fileOr(report, installation().state().resolve("authorisation.json")));
        order.put("seed", seed);
        order.put("requests", requests);
        order.put(
                "people",
                Map.of(
                        "shopper", TokenCommand.demoToken(daemon(), "alice"),
                        "other-shopper", TokenCommand.demoToken(daemon(), "bob"),
                        "admin", TokenCommand.demoToken(daemon(), "admin")));
        order.put("keys", ParamsCommand.value(daemon(), "/grocellery/dev/jwt/secret"));
        return order;
    }

    /** Where its services describe themselves, one instance of each: the gateway has no route to that. */
    static List<String> documents(EnvironmentStatus status) {
        return status.services().stream()
                .map(service -> "http://127.0.0.1:" + service.port() + "/v3/api-docs")
                .toList();
    }

    private static String fileOr(@Nullable Path chosen, Path usual) {
        return (chosen == null ? usual : chosen).toAbsolutePath().toString();
    }
}
