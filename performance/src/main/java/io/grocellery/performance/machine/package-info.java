/** What the machine is, and how busy it was. */
@NullMarked
package io.grocellery.performance.machine;

import org.jspecify.annotations.NullMarked;
