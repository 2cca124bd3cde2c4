/** Rollouts as they are told of, to try out what shows them. */
@NullMarked
package io.grocellery.testkit.rollout;

import org.jspecify.annotations.NullMarked;
