/** Log lines as JSON. */
@NullMarked
package io.grocellery.gateway.log;

import org.jspecify.annotations.NullMarked;
