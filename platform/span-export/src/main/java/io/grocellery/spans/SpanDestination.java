package io.grocellery.spans;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who takes a process's spans. */
public sealed interface SpanDestination {

    /** Takes spans by HTTP; the address includes the path, usually {@code /api/v2/spans}. */
    record Zipkin(URI address) implements SpanDestination {

        /** @throws IllegalArgumentException unless it is an absolute address of HTTP */
        public Zipkin {
            if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
                throw new IllegalArgumentException("zipkin takes spans at an http address, not at '" + address + "'");
            }
        }
    }

    /** X-Ray's daemon, or a collector that speaks its protocol: documents by UDP. */
    record XRay(String host, int port) implements SpanDestination {

        /** @throws IllegalArgumentException for a port outside 1 to 65535, or without a host */
        public XRay {
            if (host.isBlank() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "xray takes spans at a host and a port, not at '" + host + "', " + port);
            }
        }
    }

    /** Nobody. */
    record None() implements SpanDestination {}

    /**
     * Reads what a process is configured with.
     *
     * @param exporter {@code zipkin}, {@code xray} or {@code none}
     * @param endpoint an http address for Zipkin, {@code udp://host:port} for X-Ray; not looked at for none
     * @throws IllegalArgumentException when it cannot be read; the message says what was expected
     */
    static SpanDestination of(String exporter, @Nullable String endpoint) {
        return switch (exporter.toLowerCase(Locale.ROOT)) {
            case "none" -> new None();
            case "zipkin" -> new Zipkin(address(exporter, endpoint));
            case "xray" -> xray(address(exporter, endpoint));
            default ->
                throw new IllegalArgumentException("'" + exporter + "' is no exporter: zipkin, xray and none are");
        };
    }

    private static SpanDestination xray(URI address) {
        if (!"udp".equals(address.getScheme())) {
            throw new IllegalArgumentException("xray takes spans at udp://host:port, not at '" + address + "'");
        }
        return new XRay(String.valueOf(address.getHost()), address.getPort());
    }

    private static URI address(String exporter, @Nullable String endpoint) {
        if (endpoint == null || endpoint.isBlank()) {
            throw new IllegalArgumentException("the exporter " + exporter + " needs an endpoint");
        }
        return URI.create(endpoint);
    }
}
