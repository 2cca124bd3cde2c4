/** What speaks for a run of the pipeline, and how well deliveries go over time. */
@NullMarked
package io.grocellery.core.evidence;

import org.jspecify.annotations.NullMarked;
