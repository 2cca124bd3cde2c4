package io.grocellery.core.traffic;

import java.util.List;

/**
 * What a source counted.
 *
 * @param untilSecond the first second that is not complete yet: ask again from here
 * @param seconds oldest first; a second without requests has no entry
 */
public record Evidence(long untilSecond, List<TrafficSecond> seconds) {

    public Evidence {
        seconds = List.copyOf(seconds);
    }
}
