/** The daemon's pages and its issuer without the engines, for tests and for looking at them while working on them. */
@NullMarked
package io.grocellery.pages;

import org.jspecify.annotations.NullMarked;
