/** The real system: started by its own commands, used over HTTP, broken on purpose. */
@NullMarked
package io.grocellery.systemtest.running;

import org.jspecify.annotations.NullMarked;
