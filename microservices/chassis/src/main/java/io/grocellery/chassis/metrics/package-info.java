/** What services need to measure what is not counted as it happens. */
@NullMarked
package io.grocellery.chassis.metrics;

import org.jspecify.annotations.NullMarked;
