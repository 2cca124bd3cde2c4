package io.grocellery.order.events;

import io.grocellery.chassis.outbound.UpstreamProblemException;
import io.grocellery.order.orders.OrderStore;
import io.grocellery.order.outbox.Destination;
import io.grocellery.order.outbox.Message;
import io.grocellery.order.outbox.Outcome;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** A service that wants to hear of orders, by HTTP push. */
final class Subscriber implements Destination {
    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType(CloudEvent.MEDIA_TYPE);

    /** Answers that no waiting will change. Others, as 401 or 404, come of a set-up that somebody may yet put right. */
    private static final Set<Integer> FINAL = Set.of(400, 405, 406, 409, 410, 413, 415, 422);

    private final String name;
    private final RestClient http;
    private final OrderStore orders;

    Subscriber(String name, RestClient http, OrderStore orders) {
        this.name = name;
        this.http = http;
        this.orders = orders;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome deliver(Message message) {
        return orders.find(message.orderId())
                .map(order -> post(CloudEvent.of(message, order)))
                .orElseGet(() -> Outcome.refused("there is no order " + message.orderId()));
    }

    private Outcome post(CloudEvent event) {
        try {
            http.post().contentType(CLOUD_EVENT).body(event).retrieve().toBodilessEntity();
            return Outcome.DELIVERED;
        } catch (UpstreamProblemException problem) {
            return isFinal(problem) ? Outcome.refused(reason(problem)) : Outcome.away(reason(problem));
        }
    }

    private static boolean isFinal(UpstreamProblemException problem) {
        return FINAL.contains(problem.status());
    }

    private static String reason(UpstreamProblemException problem) {
        return problem.status() + " " + problem.code() + ": " + problem.detail();
    }
}
