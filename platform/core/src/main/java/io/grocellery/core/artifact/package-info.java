/** What is known for sure of a release and its image: signed statements, and whether they suffice for an environment. */
@NullMarked
package io.grocellery.core.artifact;

import org.jspecify.annotations.NullMarked;
