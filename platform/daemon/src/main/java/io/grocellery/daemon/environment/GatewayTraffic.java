package io.grocellery.daemon.environment;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import io.grocellery.core.status.TrafficWindow;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficException;
import java.time.InstantSource;
import java.util.Optional;

/** The last minute of a gateway's ledger, asked for at most once a second however many look. */
final class GatewayTraffic implements TrafficSource {

    private static final TrafficWindow WINDOW = new TrafficWindow(60);

    private final EvidenceSource source;
    private final InstantSource clock;
    private long askedInSecond = -1;
    private Optional<Evidence> evidence = Optional.empty();

    GatewayTraffic(EvidenceSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<Traffic> of(ServiceName service) {
        return evidence().map(found -> WINDOW.of(service, found));
    }

    private synchronized Optional<Evidence> evidence() {
        long now = clock.instant().getEpochSecond();
        if (now != askedInSecond) {
            askedInSecond = now;
            evidence = ask(now);
        }
        return evidence;
    }

    /** A gateway that cannot be asked is no gateway without requests. */
    private Optional<Evidence> ask(long now) {
        try {
            return Optional.of(source.since(WINDOW.from(now) - 1));
        } catch (TrafficException silent) {
            return Optional.empty();
        }
    }
}
