/** What the shop sold, by day and by category. */
@NullMarked
package io.grocellery.summary.sales;

import org.jspecify.annotations.NullMarked;
