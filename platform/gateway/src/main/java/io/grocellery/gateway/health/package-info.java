/** Active health checks: a pure state machine and the process that feeds it. */
@NullMarked
package io.grocellery.gateway.health;

import org.jspecify.annotations.NullMarked;
