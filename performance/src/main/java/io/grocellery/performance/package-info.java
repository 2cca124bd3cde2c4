/** The performance program: {@code ./grocellery bench} starts it as a process of its own. */
@NullMarked
package io.grocellery.performance;

import org.jspecify.annotations.NullMarked;
