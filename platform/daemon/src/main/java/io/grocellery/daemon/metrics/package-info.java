/** What Prometheus gets of the daemon itself, at {@code /actuator/prometheus}. */
@NullMarked
package io.grocellery.daemon.metrics;

import org.jspecify.annotations.NullMarked;
