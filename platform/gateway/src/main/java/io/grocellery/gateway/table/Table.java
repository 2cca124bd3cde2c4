package io.grocellery.gateway.table;

import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.RequestPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gateway serves by, as one value that is swapped as a whole.
 *
 * @param version grows with every change; an older one is refused
 * @param drainMillis how long a removed instance may go on with the requests it has before they are cut
 * @param journeys counted besides the routes; a request belongs to the first that it fits
 */
public record Table(
        long version,
        Address listen,
        Admin admin,
        Limits limits,
        List<Route> routes,
        List<Statics> statics,
        HealthPolicy health,
        int drainMillis,
        List<Journey> journeys) {

    /** Where a socket listens: a literal address and a TCP port. */
    public record Address(String host, int port) {}

    /** The admin API's address and the file that holds its bearer token, readable by its owner alone. */
    public record Admin(String host, int port, Path tokenFile) {}

    /** What one client may ask for; sizes in bytes, times in milliseconds. */
    public record Limits(
            long maxBodyBytes,
            int maxHeaderBytes,
            int maxUriBytes,
            int headerTimeoutMillis,
            int bodyIdleTimeoutMillis,
            int maxConnections) {}

    /**
     * A service's paths and the releases that answer them.
     *
     * @param timeoutMillis how long the gateway waits for an answer to begin, and between two parts of it
     */
    public record Route(
            String name,
            List<PathPattern> paths,
            List<Backend> backends,
            @Nullable Pin pin,
            int timeoutMillis) {}

    /** Requests that are counted together under a name, whichever service they go to. */
    public record Journey(String name, List<RequestPattern> requests) {}

    /** One release with its share of the route's requests, in proportion to the other releases' weights. */
    public record Backend(String release, int weight, List<Instance> instances) {}

    /** One process of a release. */
    public record Instance(String id, String host, int port, String healthPath) {}

    /** How a client asks for one release by name. */
    public record Pin(@Nullable String header, @Nullable String cookie) {}

    /** Files served from the first root that has them; {@code fallback} answers a page navigation to an unknown path. */
    public record Statics(
            List<PathPattern> paths,
            List<Path> roots,
            @Nullable String fallback,
            Map<String, String> headers) {}

    /** How often instances are asked, and after how many equal answers in a row they leave or return. */
    public record HealthPolicy(int intervalMillis, int timeoutMillis, int unhealthyAfter, int healthyAfter) {}
}
