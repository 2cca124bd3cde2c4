/** The checkout that a test runs in. */
@NullMarked
package io.grocellery.testkit.checkout;

import org.jspecify.annotations.NullMarked;
