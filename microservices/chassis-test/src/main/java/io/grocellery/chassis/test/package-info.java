/** What the tests of services share. */
@NullMarked
package io.grocellery.chassis.test;

import org.jspecify.annotations.NullMarked;
