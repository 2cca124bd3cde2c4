/** The port to the database server: running it, and a database with a role for each service. */
@NullMarked
package io.grocellery.core.database;

import org.jspecify.annotations.NullMarked;
