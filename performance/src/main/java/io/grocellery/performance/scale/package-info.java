/** What the services ask their databases, at a million rows beside a thousand. */
@NullMarked
package io.grocellery.performance.scale;

import org.jspecify.annotations.NullMarked;
