/** The scripts and checks at the root of the checkout, executed. */
@NullMarked
package io.grocellery.systemtest.scripts;

import org.jspecify.annotations.NullMarked;
