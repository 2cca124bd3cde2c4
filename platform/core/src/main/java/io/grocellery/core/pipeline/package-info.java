/** The way from a commit to production: stages as a graph, decided by pure functions, carried out elsewhere. */
@NullMarked
package io.grocellery.core.pipeline;

import org.jspecify.annotations.NullMarked;
