package io.grocellery.order.events;

import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.order.orders.OrderStore;
import io.grocellery.order.outbox.Destinations;
import java.util.List;
import org.springframework.stereotype.Component;

/** The subscribers of the configuration. */
@Component
class Subscribers implements Destinations {
    private final List<Subscriber> subscribers;

    Subscribers(EventSettings settings, OutboundClients clients, OrderStore orders) {
        this.subscribers = settings.subscribers().entrySet().stream()
                .map(entry -> subscriber(entry.getKey(), entry.getValue(), clients, orders))
                .toList();
    }

    private static Subscriber subscriber(
            String name, EventSettings.Endpoint endpoint, OutboundClients clients, OrderStore orders) {
        return new Subscriber(name, clients.asService(name, endpoint.url()), orders);
    }

    @Override
    public List<Subscriber> all() {
        return subscribers;
    }
}
