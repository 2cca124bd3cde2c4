package io.grocellery.order.stock;

import io.grocellery.order.orders.OrderEvents;
import io.grocellery.order.orders.OrderStore;
import io.grocellery.order.outbox.Destination;
import io.grocellery.order.outbox.Destinations;
import io.grocellery.order.outbox.Message;
import io.grocellery.order.outbox.Outcome;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes reservations of orders final and gives those of cancelled or abandoned ones back. Never gives up: whatever goes
 * wrong is tried again.
 */
@Component
class StockDestination implements Destination, Destinations {
    private final Stock stock;
    private final OrderStore orders;

    StockDestination(Stock stock, OrderStore orders) {
        this.stock = stock;
        this.orders = orders;
    }

    @Override
    public String name() {
        return OrderEvents.STOCK;
    }

    @Override
    public List<StockDestination> all() {
        return List.of(this);
    }

    @Override
    public Outcome deliver(Message message) {
        switch (message.type()) {
            case OrderEvents.COMMIT_RESERVATION -> commit(message);
            case OrderEvents.RELEASE_RESERVATION -> stock.release(message.orderId());
            default -> throw new IllegalStateException("unknown " + message);
        }
        return Outcome.DELIVERED;
    }

    /** An order whose goods are gone after all cannot stand. */
    private void commit(Message message) {
        if (!stock.commit(message.orderId())) {
            orders.cancel(message.orderId(), "stock-unavailable");
        }
    }
}
