/**
 * What a running shop must refuse, asked for over HTTP: {@code ./grocellery authorisation} starts it as a process of its
 * own.
 */
@NullMarked
package io.grocellery.authorisation;

import org.jspecify.annotations.NullMarked;
