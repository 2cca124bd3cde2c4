/** Releases taking over from one another in real processes, under requests that are counted one by one. */
@NullMarked
package io.grocellery.systemtest.rollout;

import org.jspecify.annotations.NullMarked;
