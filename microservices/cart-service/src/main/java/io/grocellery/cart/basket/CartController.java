package io.grocellery.cart.basket;

import io.grocellery.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/carts")
@Tag(name = "Carts", description = "A guest opens their cart by the header Cart-Token, a person by their bearer token.")
class CartController {

    private static final String TOKEN = "Cart-Token";

    private final Carts carts;

    CartController(Carts carts) {
        this.carts = carts;
    }

    record Quantity(@NotNull @Min(1) @Max(Item.MOST) Integer quantity) {}

    record CouponCode(@NotBlank @Size(max = 40) String code) {}

    @PostMapping
    @Operation(
            summary = "Opens a cart",
            description = "Without a bearer token it is a guest's, and the cartToken is shown this once. A person's"
                    + " open cart, if there is one, is given again with 200.")
    ResponseEntity<NewCart> create(Optional<Caller> caller) {
        NewCart cart = caller.map(Caller::id).map(carts::createFor).orElseGet(carts::createForGuest);
        return ResponseEntity.status(cart.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/carts/" + cart.id()))
                .body(cart);
    }

    @GetMapping("/mine")
    @Operation(summary = "Shows the signed-in person's open cart")
    ResponseEntity<CartView> mine(Caller caller) {
        return tagged(carts.mine(caller.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a cart at today's prices")
    ResponseEntity<CartView> show(
            @PathVariable UUID id, Optional<Caller> caller, @RequestHeader(TOKEN) @Nullable String token) {
        return tagged(carts.show(id, Visitor.of(caller, token)));
    }

    @PutMapping("/{id}/items/{productId}")
    @Operation(
            summary = "Sets how many of a product are in a cart",
            description = "If-Match with the cart's ETag makes sure that nobody else changed it in between.")
    ResponseEntity<CartView> put(
            @PathVariable UUID id,
            @PathVariable UUID productId,
            @Valid @RequestBody Quantity body,
            Optional<Caller> caller,
            @RequestHeader(TOKEN) @Nullable String token,
            @RequestHeader(HttpHeaders.IF_MATCH) @Nullable String version) {
        Item item = new Item(productId, body.quantity());
        return tagged(carts.put(id, item, Visitor.of(caller, token), ExpectedVersion.of(version)));
    }

    @DeleteMapping("/{id}/items/{productId}")
    @Operation(summary = "Takes a product out of a cart")
    ResponseEntity<CartView> remove(
            @PathVariable UUID id,
            @PathVariable UUID productId,
            Optional<Caller> caller,
            @RequestHeader(TOKEN) @Nullable String token,
            @RequestHeader(HttpHeaders.IF_MATCH) @Nullable String version) {
        return tagged(carts.remove(id, productId, Visitor.of(caller, token), ExpectedVersion.of(version)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Throws a cart away")
    ResponseEntity<Void> delete(
            @PathVariable UUID id,
            Optional<Caller> caller,
            @RequestHeader(TOKEN) @Nullable String token,
            @RequestHeader(HttpHeaders.IF_MATCH) @Nullable String version) {
        carts.delete(id, Visitor.of(caller, token), ExpectedVersion.of(version));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/coupon")
    @Operation(summary = "Redeems a coupon on a cart; the last one counts")
    ResponseEntity<CartView> redeem(
            @PathVariable UUID id,
            @Valid @RequestBody CouponCode body,
            Optional<Caller> caller,
            @RequestHeader(TOKEN) @Nullable String token,
            @RequestHeader(HttpHeaders.IF_MATCH) @Nullable String version) {
        return tagged(carts.redeem(id, body.code().strip(), Visitor.of(caller, token), ExpectedVersion.of(version)));
    }

    @DeleteMapping("/{id}/coupon")
    @Operation(summary = "Takes the coupon off a cart")
    ResponseEntity<CartView> forgetCoupon(
            @PathVariable UUID id,
            Optional<Caller> caller,
            @RequestHeader(TOKEN) @Nullable String token,
            @RequestHeader(HttpHeaders.IF_MATCH) @Nullable String version) {
        return tagged(carts.forgetCoupon(id, Visitor.of(caller, token), ExpectedVersion.of(version)));
    }

    @PostMapping("/{id}/claim")
    @Operation(
            summary = "Makes a guest's cart the signed-in person's",
            description = "When they have an open cart, the items go into that one, and it is given; also when it is"
                    + " asked for again.")
    ResponseEntity<CartView> claim(@PathVariable UUID id, Caller caller, @RequestHeader(TOKEN) @Nullable String token) {
        return tagged(carts.claim(id, caller.id(), Visitor.of(Optional.of(caller), token)));
    }

    private static ResponseEntity<CartView> tagged(CartView cart) {
        return ResponseEntity.ok().eTag("\"" + cart.version() + "\"").body(cart);
    }
}
