package io.grocellery.gateway;

import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.table.InvalidTableException;
import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.table.TableFile;
import io.grocellery.gateway.trace.TracingSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gateway's process: {@code java -jar gateway.jar --config <table.json>}. */
final class Main {

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final JsonLog log;

    private Main(JsonLog log) {
        this.log = log;
    }

    public static void main(String[] arguments) {
        System.setProperty("vertx.disableWebsockets", "true");
        System.setProperty("vertx.disableMetrics", "true");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        JsonLog log = new JsonLog(out, Clock.systemUTC(), JsonLog.Writer.of(System.getenv()));
        log.takeOverLibraries();
        ExitCode code = new Main(log).run(arguments);
        if (code != ExitCode.STOPPED) {
            System.exit(code.code());
        }
    }

    /** Leaves the event loops running when it could start. */
    private ExitCode run(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            log.error("usage: java -jar gateway.jar --config <table.json>", null);
            return ExitCode.USAGE;
        }
        TableFile file = new TableFile(Path.of(arguments[1]));
        Table table = load(file);
        TracingSettings tracing = tracing();
        return table == null || tracing == null ? ExitCode.CONFIGURATION : serve(table, file, tracing);
    }

    private @Nullable TracingSettings tracing() {
        try {
            return TracingSettings.of(System.getenv());
        } catch (IllegalArgumentException unfit) {
            log.error("the variables GROCELLERY_TRACING_* cannot be used: " + unfit.getMessage(), null);
            return null;
        }
    }

    private @Nullable Table load(TableFile file) {
        try {
            return file.load();
        } catch (InvalidTableException e) {
            e.problems()
                    .forEach(
                            problem -> log.error("the table cannot be served", null, "file", file, "problem", problem));
        } catch (IOException e) {
            log.error("the table cannot be read", e, "file", file);
        }
        return null;
    }

    private ExitCode serve(Table table, TableFile file, TracingSettings tracing) {
        Gateway.Surroundings around = new Gateway.Surroundings(
                Clock.systemUTC(),
                System::nanoTime,
                new SecureRandom().nextLong(),
                Runtime.getRuntime().availableProcessors(),
                tracing,
                log);
        try {
            Gateway gateway = Gateway.start(table, file, around).await(30, TimeUnit.SECONDS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "drain"));
            log.info(
                    "serving",
                    "port",
                    gateway.port(),
                    "adminPort",
                    gateway.adminPort(),
                    "tableVersion",
                    table.version());
            return ExitCode.STOPPED;
        } catch (Exception e) {
            return explain(table, e);
        }
    }

    private ExitCode explain(Table table, Exception e) {
        if (e instanceof BindException || e.getCause() instanceof BindException) {
            log.error(
                    "a port is taken: end what listens there, or change the table",
                    e,
                    "listen",
                    table.listen().host() + ":" + table.listen().port(),
                    "admin",
                    table.admin().host() + ":" + table.admin().port());
            return ExitCode.PORT_BUSY;
        }
        log.error("the gateway could not start", e);
        return e instanceof IOException ? ExitCode.CONFIGURATION : ExitCode.FAILURE;
    }

    private void stop(Gateway gateway) {
        try {
            gateway.stop(DRAIN).await(DRAIN.toSeconds() + 5, TimeUnit.SECONDS);
            log.info("stopped");
        } catch (Exception e) {
            log.error("draining did not end in time", e);
        }
    }
}
