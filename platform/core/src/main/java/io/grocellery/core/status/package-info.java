/** What runs in an environment, as people and programs are told of it. */
@NullMarked
package io.grocellery.core.status;

import org.jspecify.annotations.NullMarked;
