/** What was written and traced of a service lately, for whoever looks. */
@NullMarked
package io.grocellery.daemon.observation;

import org.jspecify.annotations.NullMarked;
