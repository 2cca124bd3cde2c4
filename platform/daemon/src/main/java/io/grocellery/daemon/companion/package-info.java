/** What may run beside the shop to look at it: Zipkin; Prometheus with its Alertmanager and exporter. */
@NullMarked
package io.grocellery.daemon.companion;

import org.jspecify.annotations.NullMarked;
