/** Static files of the storefront. */
@NullMarked
package io.grocellery.gateway.statics;

import org.jspecify.annotations.NullMarked;
