/** Who may change something here: whoever holds the daemon's token, and for a while the console of whoever asked for it. */
@NullMarked
package io.grocellery.daemon.access;

import org.jspecify.annotations.NullMarked;
