/** Runs benchmarks one after the other, whatever becomes of each. */
@NullMarked
package io.grocellery.performance.runner;

import org.jspecify.annotations.NullMarked;
