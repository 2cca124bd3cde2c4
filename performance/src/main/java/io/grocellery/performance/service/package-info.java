/** A service beside pgbench. */
@NullMarked
package io.grocellery.performance.service;

import org.jspecify.annotations.NullMarked;
