package io.grocellery.scantools;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * What ZAP is to do, in the words of its Automation Framework (zaproxy.org/docs/automate/automation-framework). An error in
 * any job ends it: half a look is no look.
 *
 * @param report where it tells what it found
 */
record ZapPlan(RunningApplication application, Path report) {

    private static final String CONTEXT = "application";
    private static final int WAIT_MINUTES = 2;
    private static final int ATTACK_MINUTES = 5;
    private static final int MOST_ALERTS_OF_A_RULE = 10;

    /** As YAML. It holds the token. */
    String text() {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(Map.of("env", environment(), "jobs", jobs()));
    }

    private Map<String, Object> environment() {
        Map<String, Object> context = Map.of(
                "name", CONTEXT,
                "urls", List.of(application.gateway().toString()),
                "includePaths", List.of(below()));
        return Map.of(
                "contexts",
                List.of(context),
                "parameters",
                Map.of("failOnError", true, "failOnWarning", false, "progressToStdout", true));
    }

    private String below() {
        return Pattern.quote(application.gateway().toString()) + ".*";
    }

    private List<Map<String, Object>> jobs() {
        List<Map<String, Object>> jobs = new ArrayList<>();
        jobs.add(signedIn());
        application.documents().forEach(document -> jobs.add(imported(document)));
        jobs.add(Map.of("type", "passiveScan-wait", "parameters", Map.of("maxDuration", WAIT_MINUTES)));
        jobs.add(attack());
        jobs.add(told());
        return jobs;
    }

    private Map<String, Object> signedIn() {
        Map<String, Object> rule = Map.of(
                "description",
                "in somebody's name",
                "url",
                below(),
                "matchType",
                "req_header",
                "matchString",
                "Authorization",
                "matchRegex",
                false,
                "replacementString",
                "Bearer " + application.token());
        return Map.of("type", "replacer", "parameters", Map.of("deleteAllRules", true), "rules", List.of(rule));
    }

    /** What a service describes is asked for where people ask for it. */
    private Map<String, Object> imported(URI document) {
        Map<String, Object> test = Map.of(
                "name", "something was described",
                "type", "stats",
                "statistic", "openapi.urls.added",
                "operator", ">",
                "value", 0,
                "onFail", "error");
        return Map.of(
                "type",
                "openapi",
                "parameters",
                Map.of(
                        "apiUrl", document.toString(),
                        "targetUrl", application.gateway().toString(),
                        "context", CONTEXT),
                "tests",
                List.of(test));
    }

    private static Map<String, Object> attack() {
        return Map.of(
                "type",
                "activeScan",
                "parameters",
                Map.of(
                        "context", CONTEXT,
                        "maxRuleDurationInMins", 1,
                        "maxScanDurationInMins", ATTACK_MINUTES,
                        "maxAlertsPerRule", MOST_ALERTS_OF_A_RULE,
                        "threadPerHost", 2));
    }

    private Map<String, Object> told() {
        return Map.of(
                "type",
                "report",
                "parameters",
                Map.of(
                        "template", "traditional-json",
                        "reportDir", String.valueOf(report.getParent()),
                        "reportFile", String.valueOf(report.getFileName())),
                "risks",
                List.of("high", "medium", "low"));
    }
}
