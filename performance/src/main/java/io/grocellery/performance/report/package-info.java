/** Results as a table, as JSON, and beside the baseline. */
@NullMarked
package io.grocellery.performance.report;

import org.jspecify.annotations.NullMarked;
