/** Keeps components running: pure decisions over what was seen, effects for others to carry out. */
@NullMarked
package io.grocellery.core.supervision;

import org.jspecify.annotations.NullMarked;
