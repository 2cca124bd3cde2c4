/** The console: static pages that show what runs, fed by the daemon's own API. */
@NullMarked
package io.grocellery.daemon.console;

import org.jspecify.annotations.NullMarked;
