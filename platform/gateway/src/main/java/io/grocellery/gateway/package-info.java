/** The gateway process: composition root, start-up and shutdown. */
@NullMarked
package io.grocellery.gateway;

import org.jspecify.annotations.NullMarked;
