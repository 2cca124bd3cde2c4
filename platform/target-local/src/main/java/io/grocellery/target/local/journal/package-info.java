/** The event journal in SQLite. */
@NullMarked
package io.grocellery.target.local.journal;

import org.jspecify.annotations.NullMarked;
