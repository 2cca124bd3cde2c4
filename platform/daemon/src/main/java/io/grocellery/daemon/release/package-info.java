/** Making releases of a service from what is built, from any commit, with patches; and what there is of them. */
@NullMarked
package io.grocellery.daemon.release;

import org.jspecify.annotations.NullMarked;
