package io.grocellery.gateway.admin;

import io.grocellery.gateway.ledger.Totals;
import java.util.List;

/** The books of all event loops at one moment, and what does not balance in them. */
record Overview(List<Totals> totals, List<String> breaches) {}
