/** The receipt of an order, for programs and for people. */
@NullMarked
package io.grocellery.summary.receipt;

import org.jspecify.annotations.NullMarked;
