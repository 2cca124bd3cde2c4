/** What the delivery file says, as checked values: the only description of services and environments. */
@NullMarked
package io.grocellery.core.delivery;

import org.jspecify.annotations.NullMarked;
