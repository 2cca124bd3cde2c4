/** Waiting, as something that is passed in. */
@NullMarked
package io.grocellery.core.time;

import org.jspecify.annotations.NullMarked;
