/** Figures that are added to and never counted anew. */
@NullMarked
package io.grocellery.summary.figures;

import org.jspecify.annotations.NullMarked;
