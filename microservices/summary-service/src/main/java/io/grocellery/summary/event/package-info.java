/** How events come in: read, taken exactly once, and turned into figures. */
@NullMarked
package io.grocellery.summary.event;

import org.jspecify.annotations.NullMarked;
