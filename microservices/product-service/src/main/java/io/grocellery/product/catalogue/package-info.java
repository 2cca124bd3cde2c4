/** What the shop sells: reading, searching and keeping the catalogue. */
@NullMarked
package io.grocellery.product.catalogue;

import org.jspecify.annotations.NullMarked;
