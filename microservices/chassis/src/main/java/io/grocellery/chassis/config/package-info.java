/** What the platform tells a service about itself, and the refusal of what nobody reads. */
@NullMarked
package io.grocellery.chassis.config;

import org.jspecify.annotations.NullMarked;
