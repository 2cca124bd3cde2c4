/** The request ledger: every accepted request and its one outcome, by route, release and second. */
@NullMarked
package io.grocellery.gateway.ledger;

import org.jspecify.annotations.NullMarked;
