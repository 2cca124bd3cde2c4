/** Calls to other services: time-outs, circuit breakers, bulkheads, retries within a budget, tokens. */
@NullMarked
package io.grocellery.chassis.outbound;

import org.jspecify.annotations.NullMarked;
