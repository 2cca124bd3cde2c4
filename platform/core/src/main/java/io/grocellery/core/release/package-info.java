/** Releases: built once, never changed, known by their content; and how a Java release is started. */
@NullMarked
package io.grocellery.core.release;

import org.jspecify.annotations.NullMarked;
