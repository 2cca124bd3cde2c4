/** What other services are told about orders, as CloudEvents pushed by the outbox. */
@NullMarked
package io.grocellery.order.events;

import org.jspecify.annotations.NullMarked;
