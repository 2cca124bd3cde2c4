/** Composition root of the control plane: one process that answers for the engines, the console and identity. */
@NullMarked
package io.grocellery.daemon;

import org.jspecify.annotations.NullMarked;
