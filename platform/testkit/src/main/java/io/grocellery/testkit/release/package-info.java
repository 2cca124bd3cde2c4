/** What every release store keeps, and one in memory. */
@NullMarked
package io.grocellery.testkit.release;

import org.jspecify.annotations.NullMarked;
