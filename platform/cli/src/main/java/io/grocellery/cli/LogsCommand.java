package io.grocellery.cli;

import io.grocellery.cli.LogTail.Log;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what processes wrote, as one story. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Show what services, the gateway, postgresql, the daemon or what watches them wrote, as one"
                + " story; also after they ended.")
final class LogsCommand extends BaseCommand {

    private static final String SUFFIX = ".log";
    private static final int LINES = 50;
    private static final Pattern TRACE = Pattern.compile("(?:00-)?([0-9a-f]{16}|[0-9a-f]{32})(?:-.{1,20})?");

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Such as order-service, order-service-1, gateway, postgresql, daemon"
                    + " (default: the gateway and every service).")
    private List<String> names = List.of();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many of the last lines (default: 50; all of them with --since or --trace).")
    private @Nullable Integer lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what comes, until interrupted.")
    private boolean follow;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Lines of this level and of those that matter more: TRACE, DEBUG, INFO, WARN, ERROR.")
    private @Nullable LogLevel level;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Lines of the last while, such as 30s or 10m.")
    private @Nullable Duration since;

    @Option(names = "--grep", paramLabel = "TEXT", description = "Lines that contain this, in whatever case.")
    private @Nullable String text;

    @Option(
            names = "--trace",
            paramLabel = "ID",
            description = "The story of one request: the lines of its trace. Takes an id, or a traceresponse field.")
    private @Nullable String trace;

    @Option(
            names = {"--json", "--raw"},
            description = "The lines as they were written, without making JSON readable.")
    private boolean raw;

    @Override
    protected ExitCode run() {
        LogFilter filter = filter();
        List<Log> asked = asked();
        LogTail tail = new LogTail(asked, filter, printer());
        try {
            tail.last(count());
            if (follow) {
                tail.follow();
            }
        } catch (IOException unreadable) {
            throw new ExplainedException(
                    "the logs of " + environment.value() + " cannot be read",
                    String.valueOf(unreadable.getMessage()),
                    "run the command as the user who ran './grocellery up'",
                    unreadable);
        }
        return ExitCode.DONE;
    }

    private LogFilter filter() {
        return new LogFilter(
                Optional.ofNullable(level),
                Optional.ofNullable(since)
                        .map(new LocalParts(installation()).clock().instant()::minus),
                Optional.ofNullable(text),
                Optional.ofNullable(trace).map(this::traceId));
    }

    private String traceId(String given) {
        Matcher matcher = TRACE.matcher(given);
        if (!matcher.matches()) {
            throw usage("'" + given + "' is no trace: 16 or 32 hexadecimal digits are, or a traceresponse field");
        }
        return matcher.group(1);
    }

    private int count() {
        if (lines != null) {
            return lines;
        }
        return since == null && trace == null ? LINES : Integer.MAX_VALUE;
    }

    private Consumer<LogEntry> printer() {
        if (raw) {
            return entry -> screen().raw(entry.line());
        }
        if (trace == null) {
            return entry -> screen().raw(LogLine.readable(entry));
        }
        AtomicReference<@Nullable Instant> begun = new AtomicReference<>();
        return entry -> {
            begun.compareAndSet(null, entry.time().orElse(null));
            Instant first = begun.get();
            screen().raw(first == null ? LogLine.readable(entry) : LogLine.readable(entry, first));
        };
    }

    private List<Log> asked() {
        names.forEach(this::requireLog);
        return logs().filter(this::asked)
                .sorted(Comparator.comparing(Log::file))
                .toList();
    }

    private void requireLog(String name) {
        if (logs().noneMatch(log -> named(name, log))) {
            throw new ExplainedException(
                    "there is no log of '" + name + "' in " + environment.value(),
                    "there are: " + known(),
                    "name one of these");
        }
    }

    private boolean asked(Log log) {
        return names.isEmpty()
                ? log.file().startsWith(environmentLogs())
                : names.stream().anyMatch(name -> named(name, log));
    }

    private static boolean named(String name, Log log) {
        return log.of().equals(name) || log.of().matches(Pattern.quote(name) + "-\\d+");
    }

    private String known() {
        return logs().map(Log::of).sorted().collect(Collectors.joining(", "));
    }

    private Stream<Log> logs() {
        Stream<Log> ours = Stream.of(
                        installation().daemonFolder(),
                        environmentLogs(),
                        installation().companionsFolder().resolve("logs"))
                .flatMap(LogsCommand::logsIn);
        return Stream.concat(
                ours,
                new LocalParts(installation()).postgres().log().map(file -> new Log("postgresql", file)).stream());
    }

    private Path environmentLogs() {
        return installation().environmentFolder(environment.value()).resolve("logs");
    }

    private static Stream<Log> logsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> new Log(String.valueOf(file.getFileName()).replace(SUFFIX, ""), file))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }
}
