package io.grocellery.gateway.proxy;

import io.grocellery.gateway.routing.RetryBudget;
import io.vertx.core.http.HttpMethod;

/** How often one request may be tried, and when again is safe. */
final class Attempts {

    private static final int MOST = 3;

    private final RetryBudget budget;
    private final boolean repeatable;
    private int made;

    /** A request can be repeated once bytes were sent only if it changes nothing and had no body. */
    Attempts(HttpMethod method, boolean hasBody, RetryBudget budget) {
        this.budget = budget;
        this.repeatable = !hasBody
                && (method.equals(HttpMethod.GET)
                        || method.equals(HttpMethod.HEAD)
                        || method.equals(HttpMethod.OPTIONS));
        budget.earn();
    }

    void begin() {
        made++;
    }

    /** After an attempt that never got a connection, hence sent nothing. */
    boolean againAfterNoConnection() {
        return made < MOST && budget.spend();
    }

    /** After a connection that broke before an answer began. */
    boolean againAfterBrokenConnection() {
        return repeatable && made < MOST && budget.spend();
    }
}
