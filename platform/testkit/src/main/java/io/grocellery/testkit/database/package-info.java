/** What every database operator keeps, and one that runs nothing. */
@NullMarked
package io.grocellery.testkit.database;

import org.jspecify.annotations.NullMarked;
