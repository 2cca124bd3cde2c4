package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** The guide to scans, typed in the checkout, whose own files pass the scans. */
@LargeTest
class ScansGuideIT {

    private static final Path TOOLS = Path.of(Objects.requireNonNullElse(
            System.getenv("GROCELLERY_TOOLS"), System.getProperty("user.home") + "/.cache/grocellery/scan-tools"));

    @Test
    void everyCommandOfTheGuidePrintsWhatItSaysAndTheCheckoutPasses() throws IOException, InterruptedException {
        assumeTrue(
                System.getenv("CI") != null
                        || (Files.exists(TOOLS.resolve("bin/semgrep")) && Command.exists("pre-commit")),
                "skipped: the scanners are not installed (scripts/scan-tools.sh)");
        Path home = Command.checkout();
        Guide guide = Guide.read(home.resolve("docs/guide/scans.md"));

        Guide.Run run = guide.run(home, Map.of("GROCELLERY_BUILD", "skip"));

        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isEqualTo(2);
        assertThat(ran(home)).contains("semgrep", "gitleaks", "checkov", "spotbugs", "licences");
    }

    private static List<String> ran(Path home) throws IOException {
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(home.resolve("target/scan.json")));
        return ((List<?>) Objects.requireNonNull(report.get("scans")))
                .stream()
                        .map(scan -> (Map<?, ?>) scan)
                        .filter(scan -> "ran".equals(scan.get("outcome")))
                        .map(scan -> String.valueOf(scan.get("scan")))
                        .toList();
    }
}
