/** Instances as processes of this machine that outlive whoever started them. */
@NullMarked
package io.grocellery.target.local.process;

import org.jspecify.annotations.NullMarked;
