/** The data path: from an accepted request to its one outcome. */
@NullMarked
package io.grocellery.gateway.proxy;

import org.jspecify.annotations.NullMarked;
