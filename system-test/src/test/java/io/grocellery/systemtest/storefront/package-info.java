/**
 * The storefront in a real browser: against a stand-in shop for the states that are hard to bring about, and against the
 * running system for the journey of a person who buys groceries.
 */
@NullMarked
package io.grocellery.systemtest.storefront;

import org.jspecify.annotations.NullMarked;
