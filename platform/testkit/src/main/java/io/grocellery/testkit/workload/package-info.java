/** What every workload driver keeps, and one that runs nothing. */
@NullMarked
package io.grocellery.testkit.workload;

import org.jspecify.annotations.NullMarked;
