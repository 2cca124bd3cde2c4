/** The local gateway behind the ports for traffic, through its admin API. */
@NullMarked
package io.grocellery.target.local.gateway;

import org.jspecify.annotations.NullMarked;
