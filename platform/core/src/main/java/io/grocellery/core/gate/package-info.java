/** Quality gates: expressions over measured figures, and verdicts with their evidence. */
@NullMarked
package io.grocellery.core.gate;

import org.jspecify.annotations.NullMarked;
