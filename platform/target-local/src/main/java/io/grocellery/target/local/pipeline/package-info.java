/** Stages of the pipeline on this machine: workspaces, processes, and results that are kept. */
@NullMarked
package io.grocellery.target.local.pipeline;

import org.jspecify.annotations.NullMarked;
