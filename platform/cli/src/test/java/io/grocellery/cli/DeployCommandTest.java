package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a deploy asks of the daemon, and how a refusal is told. */
final class DeployCommandTest extends TypedCommands {

    private static final String ROLLOUTS = "/api/environments/prod/rollouts";

    @Test
    void withoutAnApprovalTheRefusalTellsWhatToDo() {
        daemon.answering(
                ROLLOUTS,
                409,
                "{\"title\":\"nothing was released to prod\",\"detail\":\"nobody approved it\","
                        + "\"remedy\":\"the same command with --approve sha256:ab\"}");

        assertThat(deploy()).isEqualTo(ExitCode.REFUSED.number());

        assertThat(err.toString())
                .contains("nothing was released to prod", "nobody approved it", "--approve sha256:ab");
        assertThat(daemon.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked).doesNotContain("approves"));
    }

    @Test
    void theApprovedDigestGoesWithTheOrder() {
        daemon.answering(ROLLOUTS, "{\"phase\":\"rollout\",\"state\":\"DONE\",\"message\":\"r-9\",\"millis\":0}\n");

        assertThat(deploy("--approve", "sha256:ab")).isZero();

        assertThat(daemon.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked).contains("\"approves\":\"sha256:ab\"", "\"by\":\""));
    }

    private int deploy(String... options) {
        String[] words = {"deploy", "order-service", "r-1", "--env", "prod", "--detach"};
        String[] all = Arrays.copyOf(words, words.length + options.length);
        System.arraycopy(options, 0, all, words.length, options.length);
        return run(all);
    }
}
