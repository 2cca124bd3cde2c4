/** The container definitions, checked as far as that goes without a container engine. */
@NullMarked
package io.grocellery.systemtest.containers;

import org.jspecify.annotations.NullMarked;
