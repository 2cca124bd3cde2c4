package io.grocellery.cli;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.status.CompanionStatus;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.target.local.postgres.ExternalChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an environment. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start PostgreSQL, the platform, the gateway and the services of an environment, and print the addresses.",
            "What runs already is left running."
        })
final class UpCommand extends BaseCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "Use this PostgreSQL from now on: jdbc:postgresql://host:port/database.",
                "'embedded' goes back to the one that comes along."
            })
    private @Nullable String databaseUrl;

    @Option(names = "--database-user", paramLabel = "NAME", description = "A role that may create databases and roles.")
    private @Nullable String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file with that role's password, readable by you alone.")
    private @Nullable Path databasePasswordFile;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = {
                "Who signs people in to this environment, when not as the delivery file says: an https issuer that "
                        + "others run, or 'rehearsal', the platform's own with its demo people in an environment that "
                        + "is otherwise production. Remembered."
            })
    private @Nullable String issuer;

    @Option(
            names = "--ignore-memory",
            description = "Start even where there is too little memory free; the system may end processes then.")
    private boolean ignoreMemory;

    @Option(
            names = "--plain-start",
            description = "Do not make start-up caches for new releases (they take some seconds each, once).")
    private boolean plainStart;

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "NAME",
            description = {
                "Also start, from now on: zipkin (traces; Maven fetches its server once) or prometheus (metrics and "
                        + "alerts, with Alertmanager and postgres-exporter; those that are installed). "
                        + "Several with commas between."
            })
    private List<String> with = List.of();

    @Option(names = "--without", split = ",", paramLabel = "NAME", description = "End what --with started.")
    private List<String> without = List.of();

    @Option(
            names = "--alert-speed",
            paramLabel = "N",
            description = {
                "For exercises: let every window and wait of the alert rules pass N times faster; 1 is as written. "
                        + "Remembered."
            })
    private @Nullable Integer alertSpeed;

    @Override
    protected ExitCode run() {
        requireWholeDatabase();
        requireReadableDatabase();
        new DeliveryFile(installation().deliveryFile()).read();
        try (ProgressView view = LocalParts.progressOn(screen())) {
            new DaemonProcess(installation(), daemon(), view::show).ensureRunning(plainStart);
            daemon().stream("/api/environments/" + environment.value() + "/up", request(), DEADLINE, view::showLine);
            if (!companionRequest().isEmpty()) {
                daemon().stream("/api/companions", companionRequest(), DEADLINE, view::showLine);
            }
        }
        tellAddresses(environment.value());
        return ExitCode.DONE;
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("startupCaches", !plainStart);
        request.put("ignoreMemory", ignoreMemory);
        if (issuer != null) {
            request.put("issuer", issuer);
        }
        if (databaseUrl != null) {
            request.put("databaseUrl", databaseUrl);
        }
        if (databaseUser != null && databasePasswordFile != null) {
            request.put("databaseUser", databaseUser);
            request.put(
                    "databasePasswordFile",
                    databasePasswordFile.toAbsolutePath().toString());
        }
        return request;
    }

    private Map<String, Object> companionRequest() {
        Map<String, Object> request = new LinkedHashMap<>();
        if (!with.isEmpty()) {
            request.put("with", with);
        }
        if (!without.isEmpty()) {
            request.put("without", without);
        }
        if (alertSpeed != null) {
            request.put("alertSpeed", alertSpeed);
        }
        return request;
    }

    /** A server of others is of no use without its role and password, and they are of none without it. */
    private void requireWholeDatabase() {
        boolean external = databaseUrl != null && !databaseUrl.equals("embedded");
        if (external != (databaseUser != null) || external != (databasePasswordFile != null)) {
            throw usage("--database-url URL, --database-user and --database-password-file go together");
        }
    }

    /** Of what cannot work the daemon would say the same, once it had been started for that. */
    private void requireReadableDatabase() {
        if (databaseUrl != null && databaseUser != null && databasePasswordFile != null) {
            new ExternalChoice(databaseUrl, databaseUser, databasePasswordFile.toAbsolutePath())
                    .open(new LocalParts(installation()).clock());
        }
    }

    private String whoSignsIn(String issuer) {
        return issuer.equals("http://127.0.0.1:" + installation().daemonPort())
                ? "alice, bob or admin; a password: ./grocellery params get /grocellery/dev/demo/alice-password --show"
                : "at " + issuer;
    }

    private void tellCompanions() {
        List<CompanionStatus> companions = daemon().companions();
        companions.forEach(each -> screen().line(String.format(
                Locale.ROOT, "  %-9s %s", each.name(), each.process().url())));
        if (!companions.isEmpty()) {
            screen().line("            ./grocellery up --without NAME ends what --with NAME started");
        }
    }

    private void tellAddresses(EnvironmentName name) {
        EnvironmentStatus status = daemon().environment(name.value());
        boolean shop = installation().ownApplication();
        screen().raw("");
        screen().line("  " + (shop ? "shop   " : "address") + "   @|bold " + status.storefrontUrl() + "|@");
        screen().line("  console   http://127.0.0.1:" + installation().daemonPort() + "/console/");
        if (shop) {
            screen().line("  sign in   " + whoSignsIn(status.issuer()));
        }
        tellCompanions();
        screen().line("  next      ./grocellery status | logs "
                + status.services().getFirst().name() + " | down");
    }
}
