/**
 * Judges a candidate release by what the gateway counted: sequential tests that may be looked at every second without
 * losing their error bound, and the thresholds that people state in words.
 */
@NullMarked
package io.grocellery.core.judge;

import org.jspecify.annotations.NullMarked;
