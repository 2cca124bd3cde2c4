/** Whether a machine can carry what is asked of it. */
@NullMarked
package io.grocellery.core.capacity;

import org.jspecify.annotations.NullMarked;
