package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands find out before they start a program on an environment that runs. */
final class ProgramsOnAnEnvironmentTest extends TypedCommands {

    private static final String STATUS = """
            {"environment": "staging", "state": "RUNNING", "gateway": {"url": "http://127.0.0.1:1", "restarts": 0},
             "services": [{"name": "order-service", "port": 2, "routes": [], "instances": []}]}
            """;

    @BeforeEach
    void answer() {
        daemon.answering("/api/environments/staging", STATUS).answering("/oauth2/token", "{\"access_token\": \"t\"}");
        for (String person : new String[] {"alice", "bob", "admin"}) {
            daemon.answering(
                    "/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fdemo%2F" + person + "-password",
                    "{\"value\": \"secret\"}");
        }
        daemon.answering("/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fjwt%2Fsecret", "{\"value\": \"{}\"}");
    }

    @Test
    void theInspectionNeedsTokensOfEachRoleAndTheIssuersKey() {
        assertThat(run("authorisation", "--env", "staging")).isEqualTo(1);
        assertThat(err.toString()).contains("authorisation.jar is not built", "./grocellery authorisation");
        assertThat(daemon.asked())
                .anyMatch(asked -> asked.contains("username=bob"))
                .anyMatch(asked -> asked.contains("jwt%2Fsecret"));
    }

    @Test
    void theJourneysNeedAShopper() {
        assertThat(run("bench", "journeys", "--env", "staging", "--against", "staging"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("performance.jar is not built");
        assertThat(daemon.asked()).anyMatch(asked -> asked.contains("username=alice"));
    }

    @Test
    void noLoadIsPutOnOtherMachines() {
        assertThat(run("bench", "journeys", "--env", "staging", "--against", "https://shop.example"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is not on this machine");
    }
}
