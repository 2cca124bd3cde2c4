/** Configuration and secrets: values by path, with their history. */
@NullMarked
package io.grocellery.core.parameters;

import org.jspecify.annotations.NullMarked;
