/** Carries rollouts through on this machine: what the planner decides becomes instances, weights and words. */
@NullMarked
package io.grocellery.daemon.rollout;

import org.jspecify.annotations.NullMarked;
