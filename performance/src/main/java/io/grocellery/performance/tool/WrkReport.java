package io.grocellery.performance.tool;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk says after a run.
 *
 * @param requests answered in all
 * @param failed answered with 4xx or 5xx, or not at all
 */
public record WrkReport(double requestsPerSecond, double p50Millis, double p99Millis, long requests, long failed) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0);

    /**
     * Reads it.
     *
     * @throws IOException when it is no report of a run with {@code --latency}
     */
    public static WrkReport parse(String report) throws IOException {
        return new WrkReport(
                Double.parseDouble(required(RATE, report)),
                millis("50", report),
                millis("99", report),
                Long.parseLong(required(TOTAL, report)),
                refused(report) + broken(report));
    }

    private static long refused(String report) {
        Matcher matcher = REFUSED.matcher(report);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long broken(String report) {
        Matcher matcher = BROKEN.matcher(report);
        long sum = 0;
        if (matcher.find()) {
            for (int kind = 1; kind <= matcher.groupCount(); kind++) {
                sum += Long.parseLong(matcher.group(kind));
            }
        }
        return sum;
    }

    private static double millis(String percentile, String report) throws IOException {
        Matcher matcher = Pattern.compile("\\s" + percentile + "%\\s+([0-9.]+)(us|ms|s|m)\\b")
                .matcher(report);
        if (!matcher.find()) {
            throw new IOException("wrk told no " + percentile + "th percentile: " + report.strip());
        }
        return Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1.0);
    }

    private static String required(Pattern pattern, String report) throws IOException {
        Matcher matcher = pattern.matcher(report);
        if (!matcher.find()) {
            throw new IOException("wrk measured nothing: " + report.strip());
        }
        return matcher.group(1);
    }
}
