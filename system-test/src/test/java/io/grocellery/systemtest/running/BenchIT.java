package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** The benchmarks as a person runs them: at their smallest, to see that they work; how fast is not judged here. */
@LargeTest
class BenchIT {

    private final Path home = Command.checkout();

    @Test
    void thePagesCommandsRunAsTheyStand() throws IOException, InterruptedException {
        Guide.Run run =
                Guide.read(home.resolve("docs/guide/benchmarks.md")).run(home, Map.of("GROCELLERY_BUILD", "skip"));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.output()).contains("order-service, an order by its id", "\"measured\"");
    }

    @Test
    void whatWasFoundIsWrittenWithTheMachinesFacts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("results.json");
        Command.Result result = bench("rollouts", "--quick", "--json", file.toString());
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output()).contains("random rollouts", "not judged");
        Map<String, Object> facts = JSON.std.mapFrom(Files.readString(file));
        assertThat(facts).containsEntry("quick", true).containsKeys("machine", "commit", "results");
        assertThat(facts.get("machine"))
                .asString()
                .contains("cores=" + Runtime.getRuntime().availableProcessors());
        assertThat((List<?>) facts.get("results")).singleElement().asString().contains("status=measured");
    }

    @Test
    void namesWhatItCanMeasure() {
        Command.Result result = bench("--list");
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output()).containsSubsequence("startup ", "service ", "gateway ", "scale ");
    }

    @Test
    void aNameThatIsNoneIsAUsageErrorThatNamesThem() {
        Command.Result result = bench("speed");
        assertThat(result.code()).as(result.output()).isEqualTo(2);
        assertThat(result.output())
                .contains("no benchmark is called speed", "startup, service, gateway, telemetry, scale");
    }

    private Command.Result bench(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = home.resolve("grocellery").toString();
        all[1] = "bench";
        System.arraycopy(words, 0, all, 2, words.length);
        return Command.in(home, all).with("GROCELLERY_BUILD", "skip").run();
    }
}
