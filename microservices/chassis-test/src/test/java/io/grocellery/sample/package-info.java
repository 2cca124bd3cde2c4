/** A tiny service that shows what the chassis does for it. */
@NullMarked
package io.grocellery.sample;

import org.jspecify.annotations.NullMarked;
