/** Environments on this machine: what they consist of, bringing them up, keeping them running, taking them down. */
@NullMarked
package io.grocellery.daemon.environment;

import org.jspecify.annotations.NullMarked;
