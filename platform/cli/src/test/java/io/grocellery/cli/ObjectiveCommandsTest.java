package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How objectives and alerts are told. */
final class ObjectiveCommandsTest extends TypedCommands {

    private static final String RULE =
            "{\"rule\":\"page 1h/5m\",\"urgency\":\"page\",\"longWindow\":\"1h\",\"shortWindow\":\"5m\","
                    + "\"factor\":14.4,\"longBurn\":20.5,\"shortBurn\":33.0,\"requests\":900,\"needed\":695,\"fires\":true}";
    private static final String KNOWN =
            "{\"objective\":\"availability\",\"target\":\"99.9%\",\"seen\":\"99.95%\",\"requests\":20000,\"bad\":10,"
                    + "\"allowed\":20.0,\"needed\":10000,\"left\":LEFT,\"pace\":20.5,\"outlook\":\"used up in 17 h 33 min at the"
                    + " present rate\",\"rings\":true,\"rules\":[" + RULE + "]}";
    private static final String UNKNOWN =
            "{\"objective\":\"error_rate\",\"target\":\"<1%\",\"seen\":\"\",\"requests\":0,\"bad\":0,\"allowed\":0.0,"
                    + "\"needed\":1000,\"left\":null,\"pace\":null,\"outlook\":\"too few requests to tell: 0 of 1,000\","
                    + "\"rings\":false,\"rules\":[]}";
    private static final String OBJECTIVES = "{\"environment\":\"dev\",\"at\":\"2026-11-27T20:00:03Z\","
            + "\"countedUntil\":\"2026-11-27T20:00:01Z\",\"subjects\":[{\"name\":\"order-service\",\"kind\":\"service\","
            + "\"observedSeconds\":3600,\"objectives\":[" + KNOWN + "," + UNKNOWN
            + "],\"throughput\":{\"target\":1000.0,"
            + "\"asked\":300,\"served\":299,\"verdict\":\"not-asked\",\"outlook\":\"not shown\"}}]}";
    private static final String ALERT = "{\"of\":\"order-service\",\"kind\":\"service\",\"objective\":\"availability\","
            + "\"rule\":\"page 1h/5m\",\"urgency\":\"page\",\"threshold\":14.4,\"since\":\"2026-11-27T19:58:00Z\","
            + "\"endedAt\":END,\"longBurn\":20.5,\"shortBurn\":33.0,\"sentence\":\"s\",\"remedy\":\"see ./grocellery status\"}";

    @Test
    void saysOfEachObjectiveWhatIsLeftAndWhatComesNext() {
        daemon.answering("/api/environments/dev/objectives", OBJECTIVES.replace("LEFT", "0.5"));

        assertThat(run("slo")).isEqualTo(ExitCode.DONE.number());

        assertThat(out.toString())
                .contains("objectives of dev over the last 30 days; counted until 2 s ago")
                .containsPattern(
                        "order-service +availability +99.9% +99.95% +20000 +█████░░░░░ 50.0% +20.5 +page 1h/5m fires;"
                                + " used up in 17 h 33 min at the present rate")
                .containsPattern("order-service +error_rate +<1% +- +0 +- +too few requests to tell: 0 of 1,000")
                .containsPattern("order-service +throughput +>1000/min +299/min +300 +- +- +not shown");
    }

    @Test
    void aUsedUpBudgetHasAnExitCode() {
        daemon.answering("/api/environments/prod/objectives", OBJECTIVES.replace("LEFT", "-0.25"));

        assertThat(run("slo", "--env", "prod")).isEqualTo(ExitCode.UNHEALTHY.number());

        assertThat(out.toString()).contains("░░░░░░░░░░ -25.0%");
    }

    @Test
    void aGatewayThatNeverAnsweredIsSaidToBeSilent() {
        daemon.answering(
                "/api/environments/dev/objectives",
                "{\"environment\":\"dev\",\"at\":\"2026-11-27T20:00:03Z\",\"countedUntil\":null,\"subjects\":[]}");

        assertThat(run("slo")).isZero();

        assertThat(out.toString()).contains("its gateway has not answered yet");
    }

    @Test
    void printsTheFactsAsTheDaemonSaidThem() {
        String objectives = OBJECTIVES.replace("LEFT", "1.0");
        daemon.answering("/api/environments/dev/objectives", objectives);

        assertThat(run("slo", "--json")).isZero();

        assertThat(out.toString().strip()).isEqualTo(objectives);
    }

    @Test
    void saysWhatFiresAndWhatToDo() {
        daemon.answering("/api/environments/dev/alerts", alerts(ALERT.replace("END", "null"), "", ""));

        assertThat(run("alerts")).isEqualTo(ExitCode.UNHEALTHY.number());

        assertThat(out.toString())
                .containsPattern("2026-11-27T19:58:00Z +- +order-service +availability +page 1h/5m +20.5 +33 +14.4")
                .contains("do: order-service: see ./grocellery status")
                .doesNotContain("Alertmanager");
    }

    @Test
    void theHistoryHasWhatEndedAndWhatAlertmanagerTold() {
        String told = "{\"at\":\"2026-11-27T19:59:00Z\",\"subject\":\"order-service\",\"state\":\"firing\","
                + "\"message\":\"it is down\",\"facts\":{\"alertname\":\"ServiceDown\"}}";
        daemon.answering(
                "/api/environments/dev/alerts", alerts("", ALERT.replace("END", "\"2026-11-27T20:05:00Z\""), told));

        assertThat(run("alerts", "--history")).isZero();

        assertThat(out.toString())
                .contains("nothing fires in dev", "ended:", "2026-11-27T20:05:00Z", "from Alertmanager:")
                .contains("2026-11-27T19:59:00Z  firing  order-service: it is down");
    }

    @Test
    void theStatusOfAnotherApplicationSpeaksOfNoShopAndNoDatabaseThatItHasNot() throws IOException {
        Path file = Files.writeString(home.resolve("other.yaml"), "application: other\n");
        String process =
                "{\"state\":\"STATE\",\"url\":\"127.0.0.1:5433\",\"version\":null,\"pid\":null,\"residentMiB\":null,\"restarts\":0}";
        daemon.answering("/api/companions", "[]");
        daemon.answering("/api/environments/dev", running(process.replace("STATE", "READY"), "null"));

        assertThat(run("status", "--file", file.toString())).isZero();
        assertThat(out.toString()).contains("address http://127.0.0.1:8080/").doesNotContain("shop", "postgresql");

        daemon.answering(
                "/api/environments/dev",
                running(process.replace("STATE", "READY"), process.replace("STATE", "STOPPED")));
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("shop http://127.0.0.1:8080/", "postgresql");
    }

    private static String running(String gateway, String postgres) {
        return "{\"environment\":\"dev\",\"state\":\"RUNNING\",\"at\":\"2026-11-27T20:00:03Z\",\"storefrontUrl\":\"http://127.0.0.1:8080/\","
                + "\"issuer\":\"i\",\"postgres\":" + postgres + ",\"gateway\":" + gateway + ",\"services\":[]}";
    }

    private static String alerts(String firing, String ended, String delivered) {
        return "{\"environment\":\"dev\",\"at\":\"2026-11-27T20:00:03Z\",\"firing\":[" + firing + "],\"ended\":["
                + ended + "],\"delivered\":[" + delivered + "]}";
    }
}
