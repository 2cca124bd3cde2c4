/** Feature flags: OpenFeature on a file that is read again whenever it changes. */
@NullMarked
package io.grocellery.chassis.flags;

import org.jspecify.annotations.NullMarked;
