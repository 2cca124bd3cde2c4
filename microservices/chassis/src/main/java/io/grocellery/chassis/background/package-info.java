/** What a service does beside its requests. */
@NullMarked
package io.grocellery.chassis.background;

import org.jspecify.annotations.NullMarked;
