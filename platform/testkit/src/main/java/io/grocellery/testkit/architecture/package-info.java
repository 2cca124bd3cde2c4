/** Who may know whom, and the habits of the house, as rules that a part's tests check. */
@NullMarked
package io.grocellery.testkit.architecture;

import org.jspecify.annotations.NullMarked;
