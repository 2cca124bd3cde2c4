/**
 * Decides how a candidate release takes over from the stable one, or goes back: a pure function from what is known and
 * seen to what is known next and must be done.
 */
@NullMarked
package io.grocellery.core.rollout;

import org.jspecify.annotations.NullMarked;
