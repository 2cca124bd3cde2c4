/** The table brought to life: instances with their health and requests in flight. */
@NullMarked
package io.grocellery.gateway.upstream;

import org.jspecify.annotations.NullMarked;
