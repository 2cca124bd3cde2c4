/** The loopback API through which the platform steers and observes the gateway. */
@NullMarked
package io.grocellery.gateway.admin;

import org.jspecify.annotations.NullMarked;
