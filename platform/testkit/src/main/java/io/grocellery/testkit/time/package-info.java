/** Clocks and sleepers for tests. */
@NullMarked
package io.grocellery.testkit.time;

import org.jspecify.annotations.NullMarked;
