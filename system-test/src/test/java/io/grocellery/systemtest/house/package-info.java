/** What holds for all modules together. */
@NullMarked
package io.grocellery.systemtest.house;

import org.jspecify.annotations.NullMarked;
