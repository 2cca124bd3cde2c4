/** Pure decisions about a request: which path, which route, which release. */
@NullMarked
package io.grocellery.gateway.routing;

import org.jspecify.annotations.NullMarked;
