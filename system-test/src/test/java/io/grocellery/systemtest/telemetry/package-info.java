/** What a running shop tells of itself: traces, metrics and logs, as their receivers see them. */
@NullMarked
package io.grocellery.systemtest.telemetry;

import org.jspecify.annotations.NullMarked;
