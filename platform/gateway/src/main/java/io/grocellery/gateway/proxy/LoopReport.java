package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Totals;
import java.util.List;

/**
 * One event loop's books at a moment.
 *
 * @param breaches what does not balance in them; empty when all is well
 */
public record LoopReport(List<Totals> totals, List<String> breaches) {}
