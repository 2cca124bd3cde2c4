/** The traces of requests: begun or continued here, sent on to the services, and told of when they are recorded. */
@NullMarked
package io.grocellery.gateway.trace;

import org.jspecify.annotations.NullMarked;
