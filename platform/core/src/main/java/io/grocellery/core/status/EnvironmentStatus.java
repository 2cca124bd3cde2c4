package io.grocellery.core.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs in one environment at one moment.
 *
 * @param environment its name
 * @param state whether all of it serves
 * @param at the moment, ISO-8601 in UTC
 * @param storefrontUrl where a person shops
 * @param issuer who issues the tokens
 * @param postgres the database server, null when no service is told of one
 * @param gateway the environment's gateway
 * @param services in the order of the delivery file
 */
public record EnvironmentStatus(
        String environment,
        State state,
        String at,
        String storefrontUrl,
        String issuer,
        @Nullable ProcessStatus postgres,
        ProcessStatus gateway,
        List<ServiceStatus> services) {

    public EnvironmentStatus {
        services = List.copyOf(services);
    }

    /** Whether an environment serves. */
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        DEGRADED,
        STOPPING
    }

    /** Whether a process serves. */
    public enum Health {
        STOPPED,
        STARTING,
        READY,
        UNHEALTHY,
        CRASHED,
        STOPPING
    }

    /**
     * A supporting process.
     *
     * @param url where it listens
     * @param version of the software, when known
     * @param pid null while there is no such process
     * @param residentMiB its share of memory (PSS where the system tells it), null when unknown
     * @param restarts starts that nobody asked for
     */
    public record ProcessStatus(
            Health state,
            String url,
            @Nullable String version,
            @Nullable Long pid,
            @Nullable Integer residentMiB,
            int restarts) {}

    /**
     * A service.
     *
     * @param port where its first instance listens
     * @param routes what the gateway sends to it
     * @param release the release that has run longest, null when none runs
     * @param commit of the release's sources, null when unknown
     * @param traffic null when the gateway could not be asked
     */
    public record ServiceStatus(
            String name,
            int port,
            List<String> routes,
            @Nullable String release,
            @Nullable String commit,
            Health state,
            List<InstanceStatus> instances,
            @Nullable Traffic traffic) {

        public ServiceStatus {
            routes = List.copyOf(routes);
            instances = List.copyOf(instances);
        }
    }

    /**
     * One process of a service.
     *
     * @param release what it runs, or is to run
     * @param startedAt ISO-8601 in UTC, null while there is no process
     * @param startupMillis from its start to its first readiness, null until then
     */
    public record InstanceStatus(
            String id,
            String release,
            Health state,
            @Nullable Long pid,
            int port,
            @Nullable String startedAt,
            int restarts,
            @Nullable Integer residentMiB,
            @Nullable Long startupMillis) {}

    /**
     * What the gateway counted over the last seconds.
     *
     * @param windowSeconds how many seconds the figures cover
     * @param errorRatio 5xx answers and failed connections by requests, 0 to 1; null without requests
     * @param p50Millis null without requests
     * @param series one entry a second, oldest first
     */
    public record Traffic(
            int windowSeconds,
            double requestsPerSecond,
            @Nullable Double errorRatio,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis,
            @Nullable Double p99Millis,
            long inFlight,
            List<Second> series) {

        public Traffic {
            series = List.copyOf(series);
        }
    }

    /**
     * One second's requests.
     *
     * @param second since 1970-01-01T00:00:00Z
     * @param p95Millis null without requests
     */
    public record Second(
            long second,
            long accepted,
            long errors,
            @Nullable Double p95Millis) {}
}
