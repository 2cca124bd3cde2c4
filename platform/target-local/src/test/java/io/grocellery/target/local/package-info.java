/** The rules that the adapter keeps. */
@NullMarked
package io.grocellery.target.local;

import org.jspecify.annotations.NullMarked;
