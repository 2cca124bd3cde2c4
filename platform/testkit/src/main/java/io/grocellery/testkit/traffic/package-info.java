/** What every traffic router and evidence source keeps, and fakes that keep it. */
@NullMarked
package io.grocellery.testkit.traffic;

import org.jspecify.annotations.NullMarked;
