/** Products, as product-service knows them. */
@NullMarked
package io.grocellery.cart.catalogue;

import org.jspecify.annotations.NullMarked;
