package io.grocellery.scantools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log in SARIF 2.1.0 (OASIS Standard, 2020), as far as scanners fill it in.
 *
 * @param results of all its runs
 * @param notices what the tools say about their own run
 */
record Sarif(String version, List<Result> results, List<String> notices) {

    /**
     * One result.
     *
     * @param level error, warning, note or none: its own, else its rule's, else warning (SARIF 3.27.10)
     * @param score its rule's {@code security-severity}, from 0 to 10
     * @param path as the tool tells it; empty when the result names no file
     * @param line counted from 1; 0 for the whole file
     */
    record Result(
            String rule,
            String level,
            Optional<Double> score,
            List<String> tags,
            String message,
            String help,
            String path,
            int line) {}

    /** @throws ToolFailure when it is no such log */
    static Sarif of(Tree log) throws ToolFailure {
        if (!log.at("runs").isList()) {
            throw new ToolFailure("its report is no SARIF: there are no runs");
        }
        List<Result> results = new ArrayList<>();
        log.at("runs").each().forEach(run -> results.addAll(results(run)));
        Tree driver = log.at("runs").at(0).at("tool").at("driver");
        String version = driver.at("semanticVersion")
                .text()
                .or(driver.at("version")::text)
                .orElse("");
        return new Sarif(version, List.copyOf(results), notices(log));
    }

    private static List<Result> results(Tree run) {
        Map<String, Tree> rules = new HashMap<>();
        run.at("tool")
                .at("driver")
                .at("rules")
                .each()
                .forEach(rule -> rules.put(rule.at("id").textOr(""), rule));
        return run.at("results")
                .each()
                .map(result ->
                        result(result, rules.getOrDefault(result.at("ruleId").textOr(""), new Tree(null))))
                .toList();
    }

    private static Result result(Tree result, Tree rule) {
        Tree place = result.at("locations").at(0).at("physicalLocation");
        return new Result(
                result.at("ruleId").textOr("unnamed"),
                result.at("level")
                        .text()
                        .or(rule.at("defaultConfiguration").at("level")::text)
                        .orElse("warning"),
                rule.at("properties").at("security-severity").text().flatMap(Sarif::score),
                rule.at("properties")
                        .at("tags")
                        .each()
                        .flatMap(tag -> tag.text().stream())
                        .toList(),
                message(result, rule),
                rule.at("helpUri").textOr(""),
                place.at("artifactLocation").at("uri").textOr(""),
                place.at("region").at("startLine").numberOr(0));
    }

    /** The message itself; a rule's own message may have places for arguments (SARIF 3.11.5). */
    private static String message(Tree result, Tree rule) {
        Tree message = result.at("message");
        String pattern = rule.at("messageStrings")
                .at(message.at("id").textOr("default"))
                .at("text")
                .textOr("");
        if (pattern.isEmpty() || !message.at("arguments").isList()) {
            return message.at("text").textOr("no message");
        }
        List<String> arguments =
                message.at("arguments").each().map(each -> each.textOr("")).toList();
        String filled = pattern;
        for (int index = 0; index < arguments.size(); index++) {
            filled = filled.replace("{" + index + "}", arguments.get(index));
        }
        return filled;
    }

    private static Optional<Double> score(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static List<String> notices(Tree log) {
        Stream<Tree> invocations =
                log.at("runs").each().flatMap(run -> run.at("invocations").each());
        return invocations
                .flatMap(invocation ->
                        invocation.at("toolExecutionNotifications").each())
                .map(notice -> notice.at("message").at("text").textOr(""))
                .filter(notice -> !notice.isEmpty())
                .toList();
    }
}
