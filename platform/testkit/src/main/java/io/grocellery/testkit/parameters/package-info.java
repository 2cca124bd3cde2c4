/** What every parameter store keeps, and one in memory. */
@NullMarked
package io.grocellery.testkit.parameters;

import org.jspecify.annotations.NullMarked;
