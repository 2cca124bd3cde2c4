/** HTTP/1.1 as it is on the wire: strict framing, header rules, problem documents. */
@NullMarked
package io.grocellery.gateway.wire;

import org.jspecify.annotations.NullMarked;
