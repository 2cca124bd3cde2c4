/** The daemon's HTTP interface for the command line and the console. */
@NullMarked
package io.grocellery.daemon.api;

import org.jspecify.annotations.NullMarked;
