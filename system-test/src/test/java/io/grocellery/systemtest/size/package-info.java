/** Which tests every run of the tests has, and which only a run of all of them. */
@NullMarked
package io.grocellery.systemtest.size;

import org.jspecify.annotations.NullMarked;
