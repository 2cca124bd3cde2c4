package io.grocellery.authorisation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * What came of an inspection, for programs and for people.
 *
 * @param seed what the drawn values came from: the same gives the same requests
 * @param answers how many answers were looked at
 * @param notRun what was not done, and why
 */
record Report(String environment, long seed, int answers, List<Finding> findings, List<String> notRun) {

    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    Report {
        findings = List.copyOf(findings);
        notRun = List.copyOf(notRun);
    }

    boolean passed() {
        return findings.isEmpty();
    }

    String json() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", "authorisation");
        facts.put("environment", environment);
        facts.put("seed", seed);
        facts.put("answers", answers);
        facts.put("findings", findings.stream().map(Report::facts).toList());
        facts.put("not_run", notRun);
        facts.put("verdict", passed() ? "passed" : "failed");
        return PRETTY.asString(facts) + "\n";
    }

    /** One line for each finding, and one for what it comes to. */
    String text() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding ->
                text.append(word(finding)).append(": ").append(finding).append('\n'));
        notRun.forEach(each -> text.append("not run: ").append(each).append('\n'));
        return text.append("%d answers looked at, %d findings, seed %d%n".formatted(answers, findings.size(), seed))
                .toString();
    }

    private static Map<String, Object> facts(Finding finding) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("check", word(finding));
        facts.put("operation", finding.operation());
        facts.put("role", finding.role());
        facts.put("expected", finding.expected());
        facts.put("found", finding.found());
        facts.put("message", finding.toString());
        return facts;
    }

    private static String word(Finding finding) {
        return finding.check().name().toLowerCase(Locale.ROOT);
    }
}
