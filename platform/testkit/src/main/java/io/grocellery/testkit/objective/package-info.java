/** What every store of objectives keeps. */
@NullMarked
package io.grocellery.testkit.objective;

import org.jspecify.annotations.NullMarked;
