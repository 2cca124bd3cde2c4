package io.grocellery.gateway.ledger;

/**
 * Whose requests a row counts.
 *
 * @param pinned the client asked for this release by name; such requests are no random sample and are kept apart
 */
public record Key(String route, String release, boolean pinned) {

    /** The release of requests the gateway answered by itself because no instance could be had. */
    public static final String NO_RELEASE = "none";

    private static final String ANY_RELEASE = "any";
    private static final String STATICS = "statics";

    /** The key of a journey, in a ledger of journeys: whichever release served it. */
    public static Key journey(String name) {
        return new Key(name, ANY_RELEASE, false);
    }

    /** The requests for files, which no release answers. */
    public static Key ofStatics() {
        return new Key(STATICS, STATICS, false);
    }

    /** Whether these are the requests for files. */
    public boolean statics() {
        return equals(ofStatics());
    }
}
