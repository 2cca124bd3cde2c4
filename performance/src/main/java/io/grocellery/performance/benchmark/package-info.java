/** What a benchmark is, what it finds out, and the place it works in. */
@NullMarked
package io.grocellery.performance.benchmark;

import org.jspecify.annotations.NullMarked;
