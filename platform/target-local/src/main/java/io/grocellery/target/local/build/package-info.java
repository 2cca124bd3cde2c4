/** Building releases of sources that are kept in git: a tree of its own for each build, patches on top, Maven. */
@NullMarked
package io.grocellery.target.local.build;

import org.jspecify.annotations.NullMarked;
