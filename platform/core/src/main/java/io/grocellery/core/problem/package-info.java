/** Failures a person can act on. */
@NullMarked
package io.grocellery.core.problem;

import org.jspecify.annotations.NullMarked;
