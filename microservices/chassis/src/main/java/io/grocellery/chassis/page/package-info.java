/** Lists by cursor. */
@NullMarked
package io.grocellery.chassis.page;

import org.jspecify.annotations.NullMarked;
