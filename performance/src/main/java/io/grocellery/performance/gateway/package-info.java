/** The gateway beside nginx. */
@NullMarked
package io.grocellery.performance.gateway;

import org.jspecify.annotations.NullMarked;
