/** Programs that are not ours and that tests need. */
@NullMarked
package io.grocellery.testkit.programs;

import org.jspecify.annotations.NullMarked;
