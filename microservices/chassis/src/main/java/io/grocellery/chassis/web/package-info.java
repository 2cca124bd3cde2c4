/** The HTTP edge: strict JSON, limits, arguments, OpenAPI. */
@NullMarked
package io.grocellery.chassis.web;

import org.jspecify.annotations.NullMarked;
