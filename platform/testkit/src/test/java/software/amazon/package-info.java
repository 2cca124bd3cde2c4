/** Stands in for a framework. */
@NullMarked
package software.amazon;

import org.jspecify.annotations.NullMarked;
