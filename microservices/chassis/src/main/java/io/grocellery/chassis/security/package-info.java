/** Who calls, and who may call what. */
@NullMarked
package io.grocellery.chassis.security;

import org.jspecify.annotations.NullMarked;
