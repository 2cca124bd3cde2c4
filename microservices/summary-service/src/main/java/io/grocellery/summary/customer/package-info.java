/** What one shopper bought, spent and saved. */
@NullMarked
package io.grocellery.summary.customer;

import org.jspecify.annotations.NullMarked;
