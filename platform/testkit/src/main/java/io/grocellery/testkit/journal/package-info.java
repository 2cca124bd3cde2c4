/** What every journal keeps, and one in memory. */
@NullMarked
package io.grocellery.testkit.journal;

import org.jspecify.annotations.NullMarked;
