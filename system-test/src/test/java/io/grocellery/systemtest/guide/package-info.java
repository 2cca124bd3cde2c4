/** The pages of the guide, executed. */
@NullMarked
package io.grocellery.systemtest.guide;

import org.jspecify.annotations.NullMarked;
