/** Needs its neighbour. */
@NullMarked
package io.grocellery.testkit.architecture.offence.left;

import org.jspecify.annotations.NullMarked;
