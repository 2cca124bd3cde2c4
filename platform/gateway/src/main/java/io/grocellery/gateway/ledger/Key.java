package io.grocellery.gateway.ledger;

/**
 * Whose requests a row counts.
 *
 * @param pinned the client asked for this release by name; such requests are no random sample and are kept apart
 */
public record Key(String route, String release, boolean pinned) {

    /** The release of requests the gateway answered by itself because no instance could be had. */
    public static final String NO_RELEASE = "none";
}
