package io.grocellery.pages;

import io.grocellery.core.evidence.Attempt;
import io.grocellery.core.evidence.Changes;
import io.grocellery.core.evidence.Commit;
import io.grocellery.core.evidence.DeliveryPerformance;
import io.grocellery.core.evidence.DirectApproval;
import io.grocellery.core.evidence.ReleaseChange;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.evidence.Window;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.status.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of a run that a gate refused. */
public final class ToldEvidence {

    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

    private ToldEvidence() {}

    /**
     * Of a run in which people wrote something wherever they may.
     *
     * @param words what they wrote
     */
    public static RunEvidence saying(String words) {
        return new RunEvidence(
                "shop",
                NOW,
                run(words),
                List.of(
                        new Attempt("tests", 1, NOW.minusSeconds(300), Optional.empty(), "", ""),
                        new Attempt(
                                "tests",
                                2,
                                NOW.minusSeconds(200),
                                Optional.of(NOW.minusSeconds(135)),
                                "refused",
                                words)),
                new Changes(
                        "prod",
                        List.of(new ReleaseChange("order-service", "r-old", "r-new", "", "feed")),
                        List.of(new Commit("0123456789abcdef", NOW.minusSeconds(900), "Ada", words)),
                        List.of(words)),
                List.of(new ScanEvidence(
                        "scan",
                        "scan.json",
                        List.of(new ScanEvidence.Ran(
                                "vulnerabilities",
                                "unreachable",
                                "",
                                "",
                                "no database",
                                "that no part has a known vulnerability")),
                        List.of(new ScanEvidence.Finding("semgrep", "sql", "critical", "Shop.java:41", words)),
                        List.of(new ScanEvidence.Waived(
                                new ScanEvidence.Finding("semgrep", "xxe", "high", "Old.java:3", words),
                                "accepted until the new parser",
                                "the team of the shop",
                                "2027-03-01")),
                        List.of())),
                List.of(artifact(words)),
                List.of(),
                List.of(new DirectApproval(NOW.toString(), "prod", "r-9", "grace approved sha256:fade, " + words)),
                List.of(words),
                DeliveryPerformance.of(
                        "prod", List.of(), NOW.minusSeconds(7_200), Window.upTo(NOW, DeliveryPerformance.PERIOD)));
    }

    private static ArtifactStatus artifact(String words) {
        return new ArtifactStatus(
                "order-service",
                "r-new",
                "feed",
                "0123456",
                null,
                null,
                null,
                null,
                0,
                Map.of("signature", "trusted", "scan", "trusted"),
                "a1b2",
                87,
                List.of("that the images pass Trivy's checks, " + words),
                List.of());
    }

    private static RunStatus run(String words) {
        return new RunStatus(
                "p-7",
                "0123456789abcdef",
                "0123456",
                "main",
                "ada@shop",
                "failed",
                NOW.minusSeconds(400).toString(),
                NOW.minusSeconds(100).toString(),
                NOW.toString(),
                List.of(
                        stage("source", "unchanged", words, List.of(), Map.of("run", "p-3")),
                        stage(
                                "tests",
                                "refused",
                                words,
                                List.of(new RunStatus.Gate(
                                        "security_vulnerabilities",
                                        "0 critical",
                                        "failed",
                                        "1 critical is not 0 critical (scan.json)",
                                        List.of("Shop.java:41 critical sql: built from text", words),
                                        List.of(words))),
                                Map.of())),
                List.of("retry"));
    }

    private static RunStatus.Stage stage(
            String name, String state, String words, List<RunStatus.Gate> gates, Map<String, String> detail) {
        return new RunStatus.Stage(
                name,
                List.of(),
                "sh " + words,
                state,
                words,
                0,
                NOW.minusSeconds(200).toString(),
                NOW.minusSeconds(135).toString(),
                null,
                null,
                new RunStatus.Agreement("ada@shop", NOW.toString(), "sha256:feed"),
                gates,
                detail);
    }
}
