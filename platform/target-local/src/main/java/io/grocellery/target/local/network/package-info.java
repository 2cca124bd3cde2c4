/** The machine's network, as far as the platform asks about it. */
@NullMarked
package io.grocellery.target.local.network;

import org.jspecify.annotations.NullMarked;
