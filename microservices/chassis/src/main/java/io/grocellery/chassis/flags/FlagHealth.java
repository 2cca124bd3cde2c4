package io.grocellery.chassis.flags;

import io.grocellery.flagfile.Flag;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Which flags are in force. A file that cannot be used makes nothing unhealthy: the last good flags go on. */
final class FlagHealth implements HealthIndicator {

    private final FlagSource source;

    FlagHealth(FlagSource source) {
        this.source = source;
    }

    @Override
    public Health health() {
        Map<String, String> rules = new TreeMap<>();
        for (Flag flag : source.flags().all()) {
            rules.put(flag.name().value(), flag.rule());
        }
        Health.Builder health = source.trouble()
                .map(why -> Health.unknown().withDetail("trouble", why))
                .orElseGet(Health::up);
        source.file().ifPresent(file -> health.withDetail("file", file.toString()));
        return health.withDetail("flags", rules).build();
    }
}
