/** The names of the delivery model: services, releases, environments, instances, weights. */
@NullMarked
package io.grocellery.core.model;

import org.jspecify.annotations.NullMarked;
