/** From nothing to the first order, and the memory it takes. */
@NullMarked
package io.grocellery.performance.startup;

import org.jspecify.annotations.NullMarked;
