package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import io.grocellery.scantools.ToolProcess.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SpotBugs with FindSecBugs over the compiled classes of each module, in a JVM of its own. It looks for what is unsafe
 * and what is wrong; its error is high, its warning medium, its note low.
 */
final class SpotBugs implements Tool {

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What Spring's compiler wrote, which {@link #CLASSES} holds too: two classes of five, and no finding counts there. */
    private static final Path GENERATED = Path.of("target", "spring-aot", "main", "classes");

    private final Workspace workspace;
    private final ToolFolder tools;

    SpotBugs(Workspace workspace, ToolFolder tools) {
        this.workspace = workspace;
        this.tools = tools;
    }

    @Override
    public Scan scan() {
        return Scan.SPOTBUGS;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        if (tools.spotBugs().isEmpty()) {
            return Optional.of(Obstacle.notInstalled("spotbugs"));
        }
        return modules().isEmpty()
                ? Optional.of(new Obstacle(
                        "nothing is compiled: there is no module with " + CLASSES, "build first: mvn package"))
                : Optional.empty();
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Path> modules = modules();
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("spotbugs.sarif");
            Path home = tools.spotBugs().orElseThrow(() -> new ToolFailure("spotbugs is not installed"));
            Path classes = reports.file("classes");
            Files.write(classes, handwritten(modules));
            Ended ended = new ToolProcess(workspace.folder(), Map.of(), DEADLINE)
                    .run(command(home, report, classes, modules));
            if (ended.code() != 0) {
                throw new ToolFailure("spotbugs ended with " + ended.code() + ": " + ended.lastWords());
            }
            Sarif sarif = Sarif.of(Tree.read(report));
            return Sightings.of(
                    sarif.version(),
                    sarif.results().stream().map(result -> hit(result, modules)).toList());
        } catch (IOException unable) {
            throw new ToolFailure("the compiled classes cannot be listed: " + unable.getMessage(), unable);
        }
    }

    private static List<String> handwritten(List<Path> modules) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path module : modules) {
            Path classes = module.resolve(CLASSES);
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .filter(file ->
                                Files.notExists(module.resolve(GENERATED).resolve(classes.relativize(file))))
                        .map(Path::toString)
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    private List<String> command(Path home, Path report, Path classes, List<Path> modules) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx900m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("lib") + "/*",
                "edu.umd.cs.findbugs.FindBugs2",
                "-effort:min",
                "-quiet",
                "-bugCategories",
                "SECURITY,CORRECTNESS,MT_CORRECTNESS",
                "-pluginList",
                home.resolve("findsecbugs-plugin.jar").toString(),
                "-sarif=" + report,
                "-auxclasspath",
                modules.stream()
                        .map(module -> module.resolve(CLASSES).toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "-analyzeFromFile",
                classes.toString()));
        Path leftOut = workspace.policy().resolve("spotbugs-exclude.xml");
        if (Files.exists(leftOut)) {
            command.addAll(List.of("-exclude", leftOut.toString()));
        }
        return command;
    }

    private List<Path> modules() {
        try {
            Predicate<Path> classes = each -> each.endsWith(CLASSES) && Files.isDirectory(each);
            return workspace.files(classes).stream()
                    .map(each -> each.resolve("../..").normalize())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Hit hit(Sarif.Result result, List<Path> modules) {
        Path source = Path.of(result.path().isEmpty() ? "unknown" : result.path());
        String path = modules.stream()
                .map(module -> module.resolve(SOURCES).resolve(source))
                .filter(Files::exists)
                .findFirst()
                .map(workspace::name)
                .orElse(source.toString());
        Severity severity = switch (result.level()) {
            case "error" -> Severity.HIGH;
            case "warning" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
        return Hit.of(result.rule(), severity, result.message(), result.help(), new Location(path, result.line()));
    }
}
