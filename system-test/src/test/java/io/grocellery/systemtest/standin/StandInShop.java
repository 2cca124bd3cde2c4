package io.grocellery.systemtest.standin;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole shop in memory on two ports, the shop's own and the issuer's, as the storefront meets it in production. */
public final class StandInShop implements AutoCloseable {
    private final Tokens tokens = new Tokens();
    private final Catalogue catalogue = new Catalogue();
    private final Carts carts = new Carts(catalogue, tokens);
    private final Orders orders;
    private final Summaries summaries;
    private final Faults faults = new Faults();
    private final Map<String, Endpoint> routes = new LinkedHashMap<>();
    private final HttpPort port;
    private final MiniIssuer issuer;

    /** Opens the shop with the storefront's files in this folder. */
    public StandInShop(Path storefront, InstantSource clock) {
        orders = new Orders(carts, tokens, clock);
        summaries = new Summaries(orders, tokens);
        routes.put("/products", catalogue);
        routes.put("/categories", catalogue);
        routes.put("/carts", carts);
        routes.put("/orders", orders);
        routes.put("/summaries", summaries);
        routes.put("/config.json", call -> config());
        routes.put("/", new StaticFiles(storefront, () -> issuer().url()));
        port = new HttpPort(this::answer);
        issuer = new MiniIssuer(tokens, port.url());
    }

    /** The address a browser opens. */
    public URI url() {
        return port.url();
    }

    public Faults faults() {
        return faults;
    }

    public MiniIssuer issuer() {
        return issuer;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Whether the cart service can look up prices. */
    public void priced(boolean priced) {
        carts.priced = priced;
    }

    /** Whether the cart service points out a coupon. */
    public void suggesting(boolean suggesting) {
        carts.suggesting = suggesting;
    }

    /** Whether receipts have been written. */
    public void receiptsReady(boolean ready) {
        summaries.receiptsReady = ready;
    }

    /** The idempotency keys of all checkouts that arrived, answered or not. */
    public List<String> checkoutKeys() {
        return orders.keys();
    }

    /** How many orders the shopper has. */
    public int orderCount() {
        return orders.of(MiniIssuer.PERSON).size();
    }

    /** Gives the shopper so many orders of the past. */
    public void seedOrders(int count) {
        var goods = Goods.all();
        for (int number = 0; number < count; number++) {
            var cart = new Cart(MiniIssuer.PERSON);
            for (int line = 0; line < 2 + number % 5; line++) {
                cart.items.put(goods.get((number * 7 + line * 11) % goods.size()), 1 + line % 3);
            }
            orders.seed(MiniIssuer.PERSON, cart);
        }
    }

    @Override
    public void close() {
        faults.clear();
        issuer.close();
        port.close();
    }

    private Answer answer(Call call) {
        orders.noteAttempt(call);
        return faults.of(call).orElseGet(() -> carriedOut(call));
    }

    private Answer carriedOut(Call call) {
        var answer = route(call).answer(call);
        return faults.lossOf(call).orElse(answer);
    }

    private Endpoint route(Call call) {
        return routes.entrySet().stream()
                .filter(route -> belongs(call.path(), route.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static boolean belongs(String path, String route) {
        return route.equals("/") || path.equals(route) || path.startsWith(route + "/");
    }

    private Answer config() {
        return Answer.ok(Map.of(
                "issuer",
                issuer.url().toString(),
                "clientId",
                "storefront",
                "environment",
                "dev",
                "consoleUrl",
                issuer.url() + "/console"));
    }
}
