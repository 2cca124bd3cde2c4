package io.grocellery.core.traffic;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.Optional;

/**
 * One second of one release's requests.
 *
 * @param epochSecond the second in which the counted things happened
 * @param release empty for requests answered without any release because no instance could be had
 * @param pinned the clients asked for this release by name: no random sample, so no evidence in a comparison
 * @param inFlight requests under way at the second's end
 */
public record TrafficSecond(
        long epochSecond,
        ServiceName service,
        Optional<ReleaseId> release,
        boolean pinned,
        Outcomes outcomes,
        long inFlight,
        Latencies latencies) {}
