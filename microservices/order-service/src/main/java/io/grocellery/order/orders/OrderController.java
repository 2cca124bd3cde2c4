package io.grocellery.order.orders;

import io.grocellery.chassis.page.Cursor;
import io.grocellery.chassis.page.Limit;
import io.grocellery.chassis.page.Page;
import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
@Tag(name = "Orders")
class OrderController {
    private final OrderStore orders;
    private final Cancellation cancellation;

    OrderController(OrderStore orders, Cancellation cancellation) {
        this.orders = orders;
        this.cancellation = cancellation;
    }

    @GetMapping("/{id}")
    @Operation(summary = "An order of the caller's; an administrator sees everybody's.")
    Order one(@PathVariable UUID id, Caller caller) {
        return visible(id, caller);
    }

    @GetMapping
    @Operation(summary = "The caller's orders, newest first; an administrator may ask for a customer's.")
    Page<Order> list(
            @RequestParam Optional<UUID> customerId,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            Caller caller) {
        UUID customer = customerId.map(other -> permitted(other, caller)).orElseGet(caller::id);
        OrderStore.@Nullable Position after =
                cursor.map(OrderController::position).orElse(null);
        return Page.of(orders.newest(customer, after, limit + 1), limit, OrderController::cursor);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Cancels an order soon after it was placed; the same answer again when it already is.")
    Order cancel(@PathVariable UUID id, Caller caller) {
        return cancellation.cancel(visible(id, caller), caller);
    }

    /** Somebody else's order is not revealed to exist. */
    private Order visible(UUID id, Caller caller) {
        return orders.find(id)
                .filter(order -> caller.isAdmin() || order.customerId().equals(caller.id()))
                .orElseThrow(() -> ProblemException.notFound("order", id));
    }

    private static UUID permitted(UUID customerId, Caller caller) {
        if (caller.isAdmin() || customerId.equals(caller.id())) {
            return customerId;
        }
        throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden", "only an administrator lists others' orders");
    }

    private static Cursor cursor(Order order) {
        return Cursor.of(order.placedAt(), order.id());
    }

    private static OrderStore.Position position(String encoded) {
        Cursor cursor = Cursor.decode(encoded, 2);
        return new OrderStore.Position(cursor.instant(0), cursor.uuid(1));
    }
}
