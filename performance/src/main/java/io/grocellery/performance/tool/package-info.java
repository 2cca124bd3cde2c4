/** What benchmarks measure with: wrk, pgbench, nginx, PostgreSQL, a service in a process of its own. */
@NullMarked
package io.grocellery.performance.tool;

import org.jspecify.annotations.NullMarked;
