/** Releases as folders of this machine, and the caches that make them start fast. */
@NullMarked
package io.grocellery.target.local.release;

import org.jspecify.annotations.NullMarked;
