/** Parameters in encrypted files, and the configuration files rendered from them. */
@NullMarked
package io.grocellery.target.local.parameters;

import org.jspecify.annotations.NullMarked;
