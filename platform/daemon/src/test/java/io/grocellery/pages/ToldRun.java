package io.grocellery.pages;

import io.grocellery.core.status.RunStatus;
import io.grocellery.core.status.RunStatus.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run of a pipeline like our own, told from its beginning to a person's decision, or to a gate that said no. */
public final class ToldRun {

    public static final String ID = "p-12";
    public static final String SUBJECT = "sha256:8c15a40d9e27b3f6018c15a40d9e27b3f6018c15a40d9e27b3f6018c15a40d9e";

    private static final Instant BEGIN = Instant.parse("2026-11-28T00:00:00Z");

    private static final List<String> GOOD = List.of("passed", "unchanged");

    private final Map<String, String> states;
    private final String phase;
    private final List<String> possible;

    private ToldRun(Map<String, String> states, String phase, List<String> possible) {
        this.states = states;
        this.phase = phase;
        this.possible = possible;
    }

    /** Its tests run. */
    public static RunStatus running() {
        return new ToldRun(
                        Map.of("source", "passed", "security-scan", "unchanged", "unit-tests", "running"),
                        "running",
                        List.of("cancel"))
                .told();
    }

    /** Everything passed, and production waits for a person. */
    public static RunStatus asking() {
        return new ToldRun(
                        Map.of(
                                "source", "unchanged",
                                "security-scan", "unchanged",
                                "unit-tests", "passed",
                                "contract-tests", "passed",
                                "build-images", "passed",
                                "deploy-staging", "passed",
                                "deploy-prod", "asking"),
                        "asking",
                        List.of("approve", "reject", "cancel"))
                .told();
    }

    /** A gate refused what was found. */
    public static RunStatus refused() {
        return new ToldRun(
                        Map.of(
                                "source", "passed",
                                "security-scan", "refused",
                                "unit-tests", "passed",
                                "contract-tests", "passed",
                                "build-images", "skipped",
                                "deploy-staging", "skipped",
                                "deploy-prod", "skipped"),
                        "failed",
                        List.of("retry"))
                .told();
    }

    private RunStatus told() {
        return new RunStatus(
                ID,
                "8c1540d98e27b3f6018c1540d98e27b3f6018c15",
                "8c1540d",
                "main",
                "ada@laptop",
                phase,
                BEGIN.toString(),
                phase.equals("failed") ? BEGIN.plusSeconds(190).toString() : null,
                BEGIN.plusSeconds(200).toString(),
                List.of(
                        stage("source", List.of(), "sh -c true"),
                        stage("security-scan", List.of("source"), "grocellery scan --report build/scan.json"),
                        stage("unit-tests", List.of("source"), "mvn -B verify"),
                        stage("contract-tests", List.of("source"), "mvn -B -Pcontracts verify"),
                        stage(
                                "build-images",
                                List.of("security-scan", "unit-tests", "contract-tests"),
                                "grocellery image build --ref 8c1540d"),
                        stage("deploy-staging", List.of("build-images"), "deploy to staging"),
                        stage("deploy-prod", List.of("deploy-staging"), "deploy to prod")),
                possible);
    }

    private Stage stage(String name, List<String> needs, String work) {
        String state = states.getOrDefault(name, "waiting");
        boolean ended = !Set.of("waiting", "running", "asking").contains(state);
        return new Stage(
                name,
                needs,
                work,
                state,
                sentence(state),
                state.equals("running") ? 1 : 0,
                state.equals("waiting") ? null : BEGIN.plusSeconds(10).toString(),
                ended ? BEGIN.plusSeconds(95).toString() : null,
                state.equals("asking") ? SUBJECT : null,
                state.equals("asking") ? BEGIN.plusSeconds(86_400).toString() : null,
                null,
                gates(name, state),
                detail(name, state));
    }

    private static String sentence(String state) {
        return switch (state) {
            case "passed" -> "exit code 0";
            case "unchanged" -> "as in run p-11: exit code 0";
            case "refused" -> "security_vulnerabilities said no";
            case "skipped" -> "security-scan did not pass";
            default -> "";
        };
    }

    private static List<RunStatus.Gate> gates(String name, String state) {
        List<RunStatus.Gate> gates = new ArrayList<>();
        if (name.equals("security-scan")) {
            boolean refused = state.equals("refused");
            gates.add(new RunStatus.Gate(
                    "security_vulnerabilities",
                    "0 critical, <5 high",
                    refused ? "failed" : "passed",
                    refused ? "1 critical is not 0 critical (build/scan.json)" : "0 critical, 1 high, 3 medium, 0 low",
                    refused
                            ? List.of(
                                    "microservices/order-service/src/main/java/io/grocellery/order/OrderRepository.java"
                                            + ":88 critical sql-built-from-text: a query is built from <b>text</b>")
                            : List.of(),
                    List.of("unreachable: the vulnerability database cannot be reached; not claimed: that no part has a"
                            + " known vulnerability")));
        }
        return gates;
    }

    private static Map<String, String> detail(String name, String state) {
        return name.equals("build-images") && GOOD.contains(state)
                ? Map.of("release.cart-service", "r-2b9f51a04c7e", "release.order-service", "r-e02b9a6f1d54")
                : Map.of();
    }
}
