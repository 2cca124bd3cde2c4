/** Where the spans of a traced process go once they are finished. */
@NullMarked
package io.grocellery.spans;

import org.jspecify.annotations.NullMarked;
