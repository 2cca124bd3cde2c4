package io.grocellery.daemon.identity;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where browsers may come from and be sent back to: each storefront under both names of the loopback interface. */
final class Storefronts {

    private final IdentitySettings settings;

    Storefronts(IdentitySettings settings) {
        this.settings = settings;
    }

    /** Addresses with a path, which a redirect must equal exactly. */
    List<String> addresses() {
        return origins().stream().map(origin -> origin + "/").toList();
    }

    /** Scheme, host and port. */
    List<String> origins() {
        return settings.storefronts().stream()
                .flatMap(storefront -> Stream.of("127.0.0.1", "localhost").map(host -> origin(storefront, host)))
                .distinct()
                .toList();
    }

    private static String origin(URI storefront, String host) {
        return storefront.getScheme() + "://" + host + (storefront.getPort() < 0 ? "" : ":" + storefront.getPort());
    }
}
