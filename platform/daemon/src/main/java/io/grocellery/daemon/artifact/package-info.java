/** What is signed about releases: the keys, the statements beside each release, its image. */
@NullMarked
package io.grocellery.daemon.artifact;

import org.jspecify.annotations.NullMarked;
