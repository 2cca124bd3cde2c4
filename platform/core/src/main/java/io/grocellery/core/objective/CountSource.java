package io.grocellery.core.objective;

import java.util.List;

/** Counts what objectives are held against, second by second, of services and journeys. */
public interface CountSource {

    /**
     * Every complete second from this one on, as far as the source remembers.
     *
     * @throws io.grocellery.core.traffic.TrafficException when the source cannot be asked within seconds
     */
    Counts since(long epochSecond);

    /**
     * What a source counted.
     *
     * @param fromSecond the first second it knows of: before it nothing was counted, or it is forgotten
     * @param untilSecond the first second that is not complete yet: ask again from here
     * @param seconds those with requests, in any order; several of one second and subject are to be added up
     */
    record Counts(long fromSecond, long untilSecond, List<Second> seconds) {

        public Counts {
            seconds = List.copyOf(seconds);
        }
    }

    /** What a subject's requests of one second, or a part of them, came to. */
    record Second(long epochSecond, Subject subject, long requests, long errors, long slow) {}
}
