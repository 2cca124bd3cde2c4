/** PostgreSQL on this machine: from embedded binaries, or a server that others run. */
@NullMarked
package io.grocellery.target.local.postgres;

import org.jspecify.annotations.NullMarked;
