/** Tries rollouts out on a virtual clock: the same planner and judge, in a described or recorded world. */
@NullMarked
package io.grocellery.core.simulation;

import org.jspecify.annotations.NullMarked;
