package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Severity;
import io.grocellery.scantools.Tool.Sightings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ZAP's report of the kind {@code traditional-json}. What it calls informational, or itself takes for a false alarm, is no
 * finding.
 */
record ZapReport(Tree report) {

    private static final String NOTHING = "0";

    /** @throws ToolFailure when it is no such report, or tells of no site: nothing answered, and nothing was seen */
    Sightings sightings() throws ToolFailure {
        List<Tree> sites = report.at("site").each().toList();
        if (sites.isEmpty()) {
            throw new ToolFailure("zap's report tells of no site: it reached nothing");
        }
        List<Hit> hits = sites.stream()
                .flatMap(site -> site.at("alerts").each())
                .filter(alert -> !alert.at("riskcode").textOr("").equals(NOTHING))
                .filter(alert -> !alert.at("confidence").textOr("").equals(NOTHING))
                .flatMap(ZapReport::hits)
                .toList();
        return Sightings.of(report.at("@version").textOr(""), hits);
    }

    private static Stream<Hit> hits(Tree alert) {
        return alert.at("instances").each().map(instance -> hit(alert, instance));
    }

    private static Hit hit(Tree alert, Tree instance) {
        String asked = instance.at("method").textOr("GET")
                + instance.at("param").text().map(name -> ", " + name).orElse("");
        return new Hit(
                alert.at("pluginid").textOr("unnamed"),
                severity(alert.at("riskcode").textOr("")),
                alert.at("name").textOr("an alert") + " (" + asked
                        + instance.at("attack")
                                .text()
                                .map(attack -> ", asked for " + attack)
                                .orElse("") + ")",
                plain(alert.at("solution").textOr("")),
                new Location(withoutQuery(instance.at("uri").textOr("unknown")), 0),
                Optional.of(asked));
    }

    private static Severity severity(String risk) {
        return switch (risk) {
            case "1" -> Severity.LOW;
            case "2" -> Severity.MEDIUM;
            default -> Severity.HIGH;
        };
    }

    /** What was put in to attack differs each time, and stands in the message. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String plain(String markup) {
        return markup.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
}
