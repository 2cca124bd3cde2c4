/** Order-service: {@code checkout} writes orders, {@code outbox} tells the others, {@code orders} shows and cancels. */
@NullMarked
package io.grocellery.order;

import org.jspecify.annotations.NullMarked;
