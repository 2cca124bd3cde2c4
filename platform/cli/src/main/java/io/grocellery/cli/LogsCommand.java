package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a process wrote. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Show what a service, the gateway, postgresql or the daemon wrote; also after it ended.")
final class LogsCommand extends BaseCommand {

    private static final String SUFFIX = ".log";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(
            paramLabel = "NAME",
            description = "Such as order-service, order-service-1, gateway, postgresql, daemon.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many of the last lines (default: 50).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what comes, until interrupted.")
    private boolean follow;

    @Option(names = "--raw", description = "The lines as they were written, without making JSON readable.")
    private boolean raw;

    @Override
    protected ExitCode run() {
        List<Path> files = logs().filter(this::asked).map(Log::file).sorted().toList();
        if (files.isEmpty()) {
            throw new ExplainedException(
                    "there is no log of '" + name + "' in " + environment.value(),
                    "there are: " + known(),
                    "name one of these");
        }
        LogTail tail = new LogTail(files, line -> screen().raw(raw ? line : LogLine.readable(line)));
        try {
            tail.last(lines);
            if (follow) {
                tail.follow();
            }
        } catch (IOException unreadable) {
            throw new ExplainedException(
                    "the log of " + name + " cannot be read",
                    String.valueOf(unreadable.getMessage()),
                    "run the command as the user who ran './grocellery up'",
                    unreadable);
        }
        return ExitCode.DONE;
    }

    private boolean asked(Log log) {
        return log.of().equals(name) || log.of().matches(Pattern.quote(name) + "-\\d+");
    }

    private String known() {
        return logs().map(Log::of).sorted().collect(Collectors.joining(", "));
    }

    private Stream<Log> logs() {
        Stream<Log> ours = Stream.of(
                        installation().daemonFolder(),
                        installation().environmentFolder(environment.value()).resolve("logs"),
                        installation().companionsFolder().resolve("logs"))
                .flatMap(LogsCommand::logsIn);
        return Stream.concat(
                ours,
                new LocalParts(installation()).postgres().log().map(file -> new Log("postgresql", file)).stream());
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

    /**
     * What one process wrote.
     *
     * @param of the instance, or the part of the platform
     */
    private record Log(String of, Path file) {}
}
