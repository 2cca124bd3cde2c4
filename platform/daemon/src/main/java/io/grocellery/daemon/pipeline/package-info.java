/** Runs of the pipeline: begun, followed, steered, carried on after a crash. */
@NullMarked
package io.grocellery.daemon.pipeline;

import org.jspecify.annotations.NullMarked;
