/** RFC 9457 problem documents for whatever goes wrong. */
@NullMarked
package io.grocellery.chassis.problem;

import org.jspecify.annotations.NullMarked;
