/** How many rollouts can be tried out. */
@NullMarked
package io.grocellery.performance.rollout;

import org.jspecify.annotations.NullMarked;
