/** Stands in for a framework. */
@NullMarked
package org.springframework;

import org.jspecify.annotations.NullMarked;
