package io.grocellery.scantools;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Fingerprint;
import io.grocellery.core.scan.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Turns what a tool saw into findings: each once, graded by the policy, with a fingerprint. */
final class Findings {

    private static final Comparator<Hit> AS_IN_FILES =
            Comparator.comparing(Hit::location).thenComparing(Hit::rule);

    private final Workspace workspace;
    private final Severities severities;

    Findings(Workspace workspace, Severities severities) {
        this.workspace = workspace;
        this.severities = severities;
    }

    List<Finding> of(Scan scan, List<Hit> hits) {
        Map<List<String>, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Hit hit : new LinkedHashSet<>(hits).stream().sorted(AS_IN_FILES).toList()) {
            String path = hit.location().path();
            String text = hit.text()
                    .orElseGet(() -> workspace.line(path, hit.location().line()));
            int earlier = seen.merge(List.of(hit.rule(), path, text.strip()), 1, Integer::sum) - 1;
            findings.add(new Finding(
                    scan,
                    hit.rule(),
                    severities.of(scan, hit),
                    hit.message(),
                    hit.remedy(),
                    hit.location(),
                    Fingerprint.of(scan, hit.rule(), path, text, earlier)));
        }
        return List.copyOf(findings);
    }
}
