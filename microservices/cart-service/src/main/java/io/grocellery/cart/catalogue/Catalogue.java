package io.grocellery.cart.catalogue;

import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.chassis.outbound.UpstreamUnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks product-service. */
@Component
public class Catalogue {

    private static final String SERVICE = "product-service";

    private final RestClient products;

    Catalogue(OutboundClients clients) {
        this.products = clients.anonymous(SERVICE);
    }

    private record Found(List<Product> items) {}

    /**
     * The products of these ids, those that are not known left out.
     *
     * @throws UpstreamUnavailableException when product-service gives no usable answer
     */
    public Map<UUID, Product> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String list = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
        try {
            Found found =
                    products.get().uri("/products?ids={ids}", list).retrieve().body(Found.class);
            return byId(found == null ? List.of() : found.items());
        } catch (RestClientException e) {
            throw new UpstreamUnavailableException(SERVICE, "its answer cannot be read", e);
        }
    }

    private static Map<UUID, Product> byId(List<Product> products) {
        return products.stream().collect(Collectors.toUnmodifiableMap(Product::id, Function.identity()));
    }
}
