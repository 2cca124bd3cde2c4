/**
 * A shop in memory that speaks the services' HTTP, sign-in included, and can be told to be away, slow, busy or empty.
 */
@NullMarked
package io.grocellery.systemtest.standin;

import org.jspecify.annotations.NullMarked;
