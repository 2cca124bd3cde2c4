/** Identifiers that sort by the time they were made. */
@NullMarked
package io.grocellery.chassis.id;

import org.jspecify.annotations.NullMarked;
