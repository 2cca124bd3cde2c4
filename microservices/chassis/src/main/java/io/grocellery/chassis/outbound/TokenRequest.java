package io.grocellery.chassis.outbound;

import java.time.Duration;

/** Asks the issuer for a token for this service. */
@FunctionalInterface
interface TokenRequest {

    /**
     * Asks.
     *
     * @throws RuntimeException when there is none to be had
     */
    Grant ask();

    /**
     * What the issuer gave.
     *
     * @param life how long it is good for, from now
     */
    record Grant(String token, Duration life) {

        @Override
        public String toString() {
            return "Grant[life=" + life + "]";
        }
    }
}
