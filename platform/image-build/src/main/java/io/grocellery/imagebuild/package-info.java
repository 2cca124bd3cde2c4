/** Container images of releases, and signed statements about what they are: Jib, in-toto, SLSA, CycloneDX, DSSE. */
@NullMarked
package io.grocellery.imagebuild;

import org.jspecify.annotations.NullMarked;
