/** What the gateway serves: the routing table, its validation, and the file it is kept in. */
@NullMarked
package io.grocellery.gateway.table;

import org.jspecify.annotations.NullMarked;
