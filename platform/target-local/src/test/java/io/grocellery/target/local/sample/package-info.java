/** Programs that the tests run. */
@NullMarked
package io.grocellery.target.local.sample;

import org.jspecify.annotations.NullMarked;
