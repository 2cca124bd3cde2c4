/** What users may expect, what of it is left, and when somebody has to be told. Pure: time and counts come in. */
@NullMarked
package io.grocellery.core.objective;

import org.jspecify.annotations.NullMarked;
