/** Releases as a person makes them: of any commit, with patches, again and again. */
@NullMarked
package io.grocellery.systemtest.releases;

import org.jspecify.annotations.NullMarked;
