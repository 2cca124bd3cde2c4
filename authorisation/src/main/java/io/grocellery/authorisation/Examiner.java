package io.grocellery.authorisation;

import io.grocellery.authorisation.Finding.Check;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Looks at every answer for what none may have, whatever was asked. */
final class Examiner implements Consumer<Exchange> {

    /** Somebody who makes the database sleep succeeds with ten seconds. */
    private static final Duration TOO_LONG = Duration.ofSeconds(9);

    private static final int SERVER_ERROR = 500;
    private static final Pattern INNARDS = Pattern.compile(
            "\tat |(?:java|org|io)\\.[a-z.]+Exception|PSQLException|syntax error at or near|root:x:0:0");

    private final Map<String, Pattern> headers;
    private final Supplier<String> secret;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private Check current = Check.MATRIX;
    private int seen;

    /**
     * An examiner.
     *
     * @param headers what every answer must have
     * @param secret what only the shopper may read; empty while there is nothing
     */
    Examiner(Map<String, Pattern> headers, Supplier<String> secret) {
        this.headers = headers;
        this.secret = secret;
    }

    /** What is done from now on. */
    void begin(Check check) {
        current = check;
    }

    void report(Finding finding) {
        findings.add(finding);
    }

    Set<Finding> findings() {
        return findings;
    }

    /** How many answers there were. */
    int seen() {
        return seen;
    }

    @Override
    public void accept(Exchange answer) {
        seen++;
        lookAtHeaders(answer);
        found(answer, answer.status() >= SERVER_ERROR, "no 5xx", "status " + answer.status());
        found(answer, INNARDS.matcher(answer.body()).find(), "nothing of the innards", "a stack trace, or the like");
        found(answer, isSomebodyElses(answer), "nothing of other shoppers", "the shopper's order");
        found(answer, answer.took().compareTo(TOO_LONG) > 0, "an answer at once", "one after " + answer.took());
        found(
                answer,
                answer.headers().map().containsKey("x-injected"),
                "no header that a client has made up",
                "X-Injected");
    }

    private void lookAtHeaders(Exchange answer) {
        headers.forEach((name, value) -> {
            String given = answer.headers().firstValue(name).orElse("");
            if (!value.matcher(given).matches()) {
                findings.add(new Finding(
                        Check.HEADERS,
                        answer.operation(),
                        "anybody",
                        name + ": " + value,
                        given.isEmpty() ? "none, status " + answer.status() : given));
            }
        });
    }

    private boolean isSomebodyElses(Exchange answer) {
        String own = secret.get();
        return !own.isEmpty()
                && !answer.role().maySeeTheShoppers()
                && answer.body().contains(own);
    }

    private void found(Exchange answer, boolean bad, String expected, String found) {
        if (bad) {
            findings.add(new Finding(
                    current, answer.operation(), answer.role().word(), expected, found + " at " + answer.asked()));
        }
    }
}
