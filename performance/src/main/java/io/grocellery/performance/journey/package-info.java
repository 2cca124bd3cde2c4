/** What shoppers do, measured through the gateway of a running environment and compared with how it was before. */
@NullMarked
package io.grocellery.performance.journey;

import org.jspecify.annotations.NullMarked;
