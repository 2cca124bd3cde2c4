/** The console fed by a running installation. */
@NullMarked
package io.grocellery.systemtest.console;

import org.jspecify.annotations.NullMarked;
