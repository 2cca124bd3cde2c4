/** Puts together what speaks for a run of the pipeline, and makes a page of it. */
@NullMarked
package io.grocellery.daemon.evidence;

import org.jspecify.annotations.NullMarked;
