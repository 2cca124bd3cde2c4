/** Where requests go and what became of them: the ports between decisions about traffic and what carries it. */
@NullMarked
package io.grocellery.core.traffic;

import org.jspecify.annotations.NullMarked;
