/** What every service shares and no domain. */
@NullMarked
package io.grocellery.chassis;

import org.jspecify.annotations.NullMarked;
