/** What happened, in order, for ever. */
@NullMarked
package io.grocellery.core.journal;

import org.jspecify.annotations.NullMarked;
