package io.grocellery.summary.event;

import io.grocellery.summary.customer.CustomerFigures;
import io.grocellery.summary.order.Change;
import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.KnownOrders;
import io.grocellery.summary.sales.SalesFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes each event exactly once: noting it, keeping the order and adding to the figures are one transaction, so that
 * a delivery that fails midway leaves nothing and may come again.
 */
@Component
class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final TransactionOperations transactions;
    private final Inbox inbox;
    private final KnownOrders orders;
    private final CustomerFigures customers;
    private final SalesFigures sales;

    EventIntake(
            TransactionOperations transactions,
            Inbox inbox,
            KnownOrders orders,
            CustomerFigures customers,
            SalesFigures sales) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.orders = orders;
        this.customers = customers;
        this.sales = sales;
    }

    /** Says whether the event was new. */
    boolean take(EventId id, KnownOrder news) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> takeOnce(id, news)));
    }

    private boolean takeOnce(EventId id, KnownOrder news) {
        boolean first = inbox.note(id);
        if (first) {
            LOG.info("event {} taken", id.id());
            orders.advance(news).ifPresent(this::add);
        }
        return first;
    }

    /** The rows that all customers share come last: they are locked until the transaction ends. */
    private void add(Change change) {
        customers.add(change);
        sales.add(change);
    }
}
