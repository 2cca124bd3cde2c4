/** The pipeline as a person uses it: typed commands, a real daemon, real releases and rollouts. */
@NullMarked
package io.grocellery.systemtest.pipeline;

import org.jspecify.annotations.NullMarked;
