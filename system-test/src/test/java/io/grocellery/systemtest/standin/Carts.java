package io.grocellery.systemtest.standin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /carts}. */
final class Carts implements Endpoint {
    private final Map<String, Cart> carts = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    private final Tokens tokens;
    volatile boolean priced = true;
    volatile boolean suggesting;

    Carts(Catalogue catalogue, Tokens tokens) {
        this.catalogue = catalogue;
        this.tokens = tokens;
    }

    Optional<Cart> find(String id) {
        return Optional.ofNullable(carts.get(id));
    }

    @Override
    public synchronized Answer answer(Call call) {
        var person = tokens.person(call);
        if (tokens.refuses(call)) {
            return Answer.unauthorized();
        }
        if (call.path().equals("/carts")) {
            return create(person.orElse(null));
        }
        if (call.part(1).equals("mine")) {
            return person.map(this::mine).orElseGet(Answer::unauthorized);
        }
        return find(call.part(1))
                .filter(cart -> mayUse(cart, call, person))
                .map(cart -> use(cart, call, person))
                .orElseGet(Answer::missing);
    }

    private Answer create(@Nullable String person) {
        var cart = new Cart(person);
        carts.put(cart.id, cart);
        return Answer.json(
                201, person == null ? Map.of("id", cart.id, "cartToken", cart.token) : Map.of("id", cart.id));
    }

    private Answer mine(String person) {
        return openCarts(person).findFirst().map(this::shown).orElseGet(Answer::missing);
    }

    private Stream<Cart> openCarts(String person) {
        return carts.values().stream().filter(cart -> person.equals(cart.owner) && !cart.ordered);
    }

    private static boolean mayUse(Cart cart, Call call, Optional<String> person) {
        return cart.owner == null
                ? call.header("Cart-Token").map(cart.token::equals).orElse(false)
                : cart.owner.equals(person.orElse(null));
    }

    private Answer use(Cart cart, Call call, Optional<String> person) {
        return switch (call.part(2)) {
            case "items" -> change(cart, call);
            case "coupon" -> coupon(cart, call);
            case "claim" -> person.map(name -> claim(cart, name)).orElseGet(Answer::unauthorized);
            default -> shown(cart);
        };
    }

    private Answer claim(Cart cart, String person) {
        if (person.equals(cart.owner)) {
            return shown(cart);
        }
        var open = openCarts(person).findFirst();
        open.ifPresent(mine -> mine.merge(cart));
        open.ifPresentOrElse(mine -> carts.remove(cart.id), () -> cart.owner = person);
        return shown(open.orElse(cart));
    }

    private Answer change(Cart cart, Call call) {
        var article = catalogue.find(call.part(3)).orElseThrow();
        if (call.is("DELETE")) {
            cart.items.remove(article);
        } else {
            cart.items.put(article, (Integer) call.json().get("quantity"));
        }
        return shown(cart);
    }

    private Answer coupon(Cart cart, Call call) {
        var code = call.is("DELETE") ? "" : String.valueOf(call.json().get("code"));
        if (code.equals("EXPIRED20")) {
            return Answer.problem(422, "coupon-expired", "The coupon EXPIRED20 expired in 2025.");
        }
        if (code.equals("FIVEOFF30") && cart.subtotal() < 3_000) {
            return Answer.problem(422, "coupon-minimum-not-reached", "The coupon needs a basket of 30.00.");
        }
        if (!code.isEmpty() && !code.equals("WELCOME10") && !code.equals("FIVEOFF30")) {
            return Answer.problem(422, "coupon-unknown", "There is no such coupon.");
        }
        cart.coupon = code.isEmpty() ? null : code;
        return shown(cart);
    }

    private Answer shown(Cart cart) {
        return Answer.ok(priced && suggesting ? cart.jsonWithSuggestion() : cart.json(priced));
    }
}
