/** What scans found, what is waived, and what can therefore not be claimed. */
@NullMarked
package io.grocellery.core.scan;

import org.jspecify.annotations.NullMarked;
