package io.grocellery.systemtest.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How much of each module's code the tests of the whole build ran, in their own processes: what runs only as a process
 * of its own in the system tests is not seen here. {@code ./grocellery test} looks; a build of some modules does not,
 * since it has not run everything.
 */
@EnabledIfSystemProperty(named = "coverage", matches = "whole")
final class CoverageTest {

    private static final int LEAST = 80;

    /** Modules that do most of their work as a process of their own, and what of them the tests must run besides. */
    private static final Map<String, Integer> LEAST_OF_PROCESSES = Map.of("platform/daemon", 15, "platform/cli", 40);

    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    /** Written by Spring's compiler, not by us. */
    private static final String GENERATED = "__";

    /**
     * Lines of code with instructions in them.
     *
     * @param module its folder
     */
    private record Lines(String module, int covered, int all) {

        int percent() {
            return all == 0 ? 100 : 100 * covered / all;
        }
    }

    private final Path home = Command.checkout();

    @Test
    void theTestsRunMostOfEachModule() throws IOException {
        List<String> modules = modulesWithCode();
        ExecFileLoader executed = new ExecFileLoader();
        for (String module : modules) {
            Path file = home.resolve(module).resolve("target/jacoco.exec");
            assertThat(file).as("written by the tests of each module").exists();
            executed.load(file.toFile());
        }
        List<Lines> measured = measure(modules, executed);
        assertThat(measured)
                .allSatisfy(lines -> assertThat(lines.percent())
                        .as("percent of lines run by tests: " + lines)
                        .isGreaterThan(LEAST_OF_PROCESSES.getOrDefault(lines.module(), LEAST)));
    }

    /** All but what measures the others, which is run by benchmarks, and what is there for tests alone. */
    private List<String> modulesWithCode() throws IOException {
        return MODULE.matcher(Files.readString(home.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .filter(module -> Files.isDirectory(home.resolve(module).resolve("src/main/java")))
                .filter(module -> !module.equals("performance") && !module.endsWith("chassis-test"))
                .toList();
    }

    private List<Lines> measure(List<String> modules, ExecFileLoader executed) throws IOException {
        List<Lines> measured = new ArrayList<>();
        for (String module : modules) {
            CoverageBuilder builder = new CoverageBuilder();
            new Analyzer(executed.getExecutionDataStore(), builder)
                    .analyzeAll(home.resolve(module).resolve("target/classes").toFile());
            List<IClassCoverage> written = builder.getClasses().stream()
                    .filter(type -> !type.getName().contains(GENERATED))
                    .toList();
            measured.add(new Lines(
                    module,
                    written.stream()
                            .mapToInt(type -> type.getLineCounter().getCoveredCount())
                            .sum(),
                    written.stream()
                            .mapToInt(type -> type.getLineCounter().getTotalCount())
                            .sum()));
        }
        return measured;
    }
}
