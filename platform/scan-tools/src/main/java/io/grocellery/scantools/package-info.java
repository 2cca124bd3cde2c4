/** Scanners as processes, and what a workspace's policy says about their findings. */
@NullMarked
package io.grocellery.scantools;

import org.jspecify.annotations.NullMarked;
