package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        List<Path> files = files();
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

    private List<Path> files() {
        return logs().filter(this::asked).sorted().toList();
    }

    private boolean asked(Path log) {
        String stem = stem(log);
        return stem.equals(name) || stem.matches(java.util.regex.Pattern.quote(name) + "-\\d+");
    }

    private String known() {
        return logs().map(LogsCommand::stem).sorted().collect(Collectors.joining(", "));
    }

    private Stream<Path> logs() {
        Path state = installation().state();
        return Stream.of(
                        state.resolve("daemon"),
                        state.resolve("postgres"),
                        state.resolve("environments/" + environment.value() + "/logs"))
                .flatMap(LogsCommand::logsIn);
    }

    private static Stream<Path> logsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static String stem(Path log) {
        String file = String.valueOf(log.getFileName());
        return file.substring(0, file.length() - ".log".length());
    }
}
