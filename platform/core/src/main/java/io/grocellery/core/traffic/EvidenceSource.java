package io.grocellery.core.traffic;

/** Counts requests by service, release and second. Each request is in it once, in the second of its outcome. */
public interface EvidenceSource {

    /** How many seconds back a source remembers at least. */
    int SECONDS_KEPT = 900;

    /**
     * Every complete second from this one on.
     *
     * @throws TrafficException when the source cannot be asked within seconds: there is no evidence then, which is not
     *     the same as no requests
     */
    Evidence since(long epochSecond);
}
