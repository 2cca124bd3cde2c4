/** What a person types. */
@NullMarked
package io.grocellery.cli;

import org.jspecify.annotations.NullMarked;
