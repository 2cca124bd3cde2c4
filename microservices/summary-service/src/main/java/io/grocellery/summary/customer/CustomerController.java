package io.grocellery.summary.customer;

import io.grocellery.chassis.security.Caller;
import io.grocellery.summary.order.KnownOrders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the shopper who asks bought so far. */
@RestController
class CustomerController {
    private static final int FAVOURITES = 5;
    private static final int LAST_ORDERS = 5;

    private final CustomerFigures figures;
    private final KnownOrders orders;

    CustomerController(CustomerFigures figures, KnownOrders orders) {
        this.figures = figures;
        this.orders = orders;
    }

    @GetMapping("/summaries/me")
    CustomerSummary mine(Caller caller) {
        var id = caller.id();
        return CustomerSummary.of(
                id, figures.of(id), figures.favouritesOf(id, FAVOURITES), orders.newestOf(id, LAST_ORDERS));
    }
}
