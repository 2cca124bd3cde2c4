/** Reads {@code delivery.yaml}: YAML in, core's checked model out, every problem reported together. */
@NullMarked
package io.grocellery.deliveryfile;

import org.jspecify.annotations.NullMarked;
