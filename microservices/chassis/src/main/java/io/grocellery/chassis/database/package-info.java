/** The service's own PostgreSQL. */
@NullMarked
package io.grocellery.chassis.database;

import org.jspecify.annotations.NullMarked;
