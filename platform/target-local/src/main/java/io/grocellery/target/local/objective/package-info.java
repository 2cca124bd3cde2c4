/** What was counted for the objectives, in SQLite. */
@NullMarked
package io.grocellery.target.local.objective;

import org.jspecify.annotations.NullMarked;
