/** Receipts, what a shopper spent, and sales figures, kept up from the events of order-service. */
@NullMarked
package io.grocellery.summary;

import org.jspecify.annotations.NullMarked;
