/** Needs its neighbour. */
@NullMarked
package io.grocellery.testkit.architecture.offence.right;

import org.jspecify.annotations.NullMarked;
