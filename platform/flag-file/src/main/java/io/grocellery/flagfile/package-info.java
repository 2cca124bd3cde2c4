/**
 * Files of feature flags in flagd's format, as far as it is used here: the platform writes them, the services read them,
 * and both know nothing else of one another.
 */
@NullMarked
package io.grocellery.flagfile;

import org.jspecify.annotations.NullMarked;
