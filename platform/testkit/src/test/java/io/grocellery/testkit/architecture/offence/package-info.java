/** A class for each rule that breaks it, and one that breaks none. */
@NullMarked
package io.grocellery.testkit.architecture.offence;

import org.jspecify.annotations.NullMarked;
