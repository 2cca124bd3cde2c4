/** Files that are either wholly there or not at all. */
@NullMarked
package io.grocellery.target.local.files;

import org.jspecify.annotations.NullMarked;
