/** The live engine of the objectives: counts, budgets and alerts of each environment. */
@NullMarked
package io.grocellery.daemon.objective;

import org.jspecify.annotations.NullMarked;
