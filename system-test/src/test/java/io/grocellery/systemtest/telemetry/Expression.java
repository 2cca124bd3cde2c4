package io.grocellery.systemtest.telemetry;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression of Prometheus, taken apart as far as it takes to see whether there is data behind it. */
record Expression(String text) {

    private static final Pattern BOTH = Pattern.compile("\\s+and\\s+(?:on\\s*\\([^)]*\\)\\s*)?");
    private static final Pattern COMPARISON = Pattern.compile("\\s*(?:==|>=|<=|>|<)\\s*[0-9.]+\\s*$");

    /** What is in quotes, braces or brackets, and the label lists of aggregations and matchings. */
    private static final Pattern NO_NAMES =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|without|ignoring)\\s*\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "bool",
            "group_left",
            "group_right",
            "sum",
            "max",
            "min",
            "avg",
            "count",
            "topk",
            "rate",
            "increase",
            "avg_over_time",
            "max_over_time",
            "histogram_quantile",
            "label_replace",
            "clamp_min",
            "clamp_max",
            "time");

    /** What is compared, without the comparison: it must be there also while the comparison does not hold. */
    Stream<String> sides() {
        return BOTH.splitAsStream(text).map(side -> COMPARISON.matcher(side).replaceFirst(""));
    }

    /** The series it is made of. */
    Set<String> metrics() {
        return NAME.matcher(NO_NAMES.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
