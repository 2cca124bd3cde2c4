/** Reads what stages report into figures that gates can judge. */
@NullMarked
package io.grocellery.target.local.report;

import org.jspecify.annotations.NullMarked;
