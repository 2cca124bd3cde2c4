package io.grocellery.gateway.ledger;

/**
 * One key's second as it is handed out.
 *
 * @param inFlight requests under way at the end of the second
 * @param histogram a HdrHistogram of the latencies in microseconds, in its compressed encoding, as base64
 */
public record LedgerRow(long second, Key key, Counts counts, long inFlight, String histogram) {}
