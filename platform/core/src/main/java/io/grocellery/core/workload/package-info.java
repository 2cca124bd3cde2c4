/** Running a release: the port that starts, watches and ends its instances. */
@NullMarked
package io.grocellery.core.workload;

import org.jspecify.annotations.NullMarked;
