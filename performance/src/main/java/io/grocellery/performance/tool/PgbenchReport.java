package io.grocellery.performance.tool;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pgbench says after a run.
 *
 * @param failed transactions that ended with an error
 */
public record PgbenchReport(double transactionsPerSecond, double averageMillis, long transactions, long failed) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\((?:without initial|excluding)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern TOTAL = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

    /**
     * Reads it.
     *
     * @throws IOException when it is no report of a run bounded in time
     */
    public static PgbenchReport parse(String report) throws IOException {
        return new PgbenchReport(
                Double.parseDouble(required(RATE, report)),
                Double.parseDouble(required(LATENCY, report)),
                Long.parseLong(required(TOTAL, report)),
                failed(report));
    }

    private static long failed(String report) {
        Matcher matcher = FAILED.matcher(report);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String required(Pattern pattern, String report) throws IOException {
        Matcher matcher = pattern.matcher(report);
        if (!matcher.find()) {
            throw new IOException("pgbench measured nothing: " + report.strip());
        }
        return matcher.group(1);
    }
}
