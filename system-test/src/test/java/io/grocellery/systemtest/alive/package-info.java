/**
 * Tests of the shop that all tests of a process share. They come last, in the order of names that the build gives tests:
 * the shop starts with the first of them, and costs nothing before.
 */
@NullMarked
package io.grocellery.systemtest.alive;

import org.jspecify.annotations.NullMarked;
