package io.grocellery.summary.receipt;

import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.security.Caller;
import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.KnownOrders;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The receipt of an order, for the one who placed it and for admins. */
@RestController
class ReceiptController {
    private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

    private final KnownOrders orders;

    ReceiptController(KnownOrders orders) {
        this.orders = orders;
    }

    @GetMapping(path = "/summaries/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Receipt asJson(@PathVariable UUID id, Caller caller) {
        return Receipt.of(order(id, caller));
    }

    @GetMapping(path = "/summaries/orders/{id}", produces = PLAIN_TEXT)
    String asText(@PathVariable UUID id, Caller caller) {
        return ReceiptText.of(order(id, caller));
    }

    private KnownOrder order(UUID id, Caller caller) {
        return orders.find(id).filter(known -> isFor(caller, known)).orElseThrow(() -> notYet(id));
    }

    private static boolean isFor(Caller caller, KnownOrder known) {
        return caller.isAdmin() || known.order().customerId().toString().equals(caller.subject());
    }

    /** An order just placed has its receipt a moment later. Somebody else's is not told from one that is not there. */
    private static ProblemException notYet(UUID id) {
        return ProblemException.notFound("receipt", id).header("Retry-After", "1");
    }
}
