/** Stands in for a framework. */
@NullMarked
package picocli;

import org.jspecify.annotations.NullMarked;
