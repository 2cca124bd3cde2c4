/** What CI systems are told: that it is valid there, and that it calls the stages of the delivery file and nothing else. */
@NullMarked
package io.grocellery.systemtest.delivery;

import org.jspecify.annotations.NullMarked;
