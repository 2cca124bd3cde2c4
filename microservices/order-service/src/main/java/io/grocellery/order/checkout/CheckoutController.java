package io.grocellery.order.checkout;

import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.security.Caller;
import io.grocellery.order.orders.Order;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
class CheckoutController {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?");

    private final Checkout checkout;
    private final CheckoutMetrics metrics;

    CheckoutController(Checkout checkout, CheckoutMetrics metrics) {
        this.checkout = checkout;
        this.metrics = metrics;
    }

    record Body(@NotNull UUID cartId) {}

    @PostMapping("/orders")
    @Operation(summary = "Orders a cart, once for each Idempotency-Key: the same key and cart give the same answer.")
    ResponseEntity<Order> place(
            @Parameter(description = "1 to 255 printable ASCII characters, chosen anew for each order")
                    @RequestHeader(KEY)
                    Optional<String> key,
            @Valid @RequestBody Body body,
            Caller caller) {
        CheckoutRequest request = new CheckoutRequest(caller.id(), checked(key), body.cartId());
        Order order = metrics.countingFailures(() -> checkout.place(request));
        return ResponseEntity.created(URI.create("/orders/" + order.id())).body(order);
    }

    private static String checked(Optional<String> key) {
        String given = key.orElseThrow(() -> new ProblemException(
                HttpStatus.BAD_REQUEST, "idempotency-key-missing", "the header " + KEY + " is required"));
        if (!PRINTABLE.matcher(given).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "the header " + KEY + " has 1 to 255 printable ASCII characters");
        }
        return given;
    }
}
