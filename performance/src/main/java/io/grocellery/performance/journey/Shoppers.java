package io.grocellery.performance.journey;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpDefaults;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.regexExtractor;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.ContentType;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;
import us.abstracta.jmeter.javadsl.core.threadgroups.DslDefaultThreadGroup;
import us.abstracta.jmeter.javadsl.http.DslHttpSampler;

/**
 * The shop's journeys as JMeter plays them: people who browse, guests who fill carts, and one person who buys. A person
 * has one open cart, so one connection buys, whatever else is going on.
 */
final class Shoppers {

    static final List<String> JOURNEYS = List.of("browse", "cart", "checkout");

    private static final String PREPARATION = "preparation";
    private static final String FIRST_ID = "\"id\":\"([^\"]+)\"";

    /** The id of a product of which ten are there at least; the price is an object between the two. */
    private static final String IN_STOCK = FIRST_ID + "[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\"available\":[1-9][0-9]";

    private static final int ANY = 0;
    private static final int BROWSING = 3;
    private static final int FILLING = 2;
    private static final double MOST_ERRORS = 0.01;

    private final String token;
    private final Duration length;

    /**
     * Shoppers.
     *
     * @param token of whoever buys
     * @param length how long a round lasts
     */
    Shoppers(String token, Duration length) {
        this.token = token;
        this.length = length;
    }

    /**
     * Shops at a gateway for the length of a round.
     *
     * @throws ExplainedException when more than one in a hundred requests of a journey fail: such a round says nothing
     */
    Map<Figure, Double> round(String gateway) throws IOException {
        TestPlanStats stats = play(gateway);
        Map<Figure, Double> figures = new LinkedHashMap<>();
        for (String journey : JOURNEYS) {
            StatsSummary summary = required(gateway, journey, stats);
            figures.put(new Figure(journey, Figure.P95), (double)
                    summary.sampleTime().perc95().toMillis());
            figures.put(
                    new Figure(journey, Figure.THROUGHPUT),
                    summary.samplesCount() / (double) length.toMillis() * 1_000);
        }
        return figures;
    }

    /** Shops as long without looking at what came of it: what has just started is slow by itself. */
    void warmUp(String gateway) throws IOException {
        play(gateway);
    }

    private TestPlanStats play(String gateway) throws IOException {
        return testPlan(httpDefaults().url(gateway), browsing(), filling(), buying())
                .run();
    }

    private static StatsSummary required(String gateway, String journey, TestPlanStats stats) {
        StatsSummary summary = stats.byLabel(journey);
        if (summary == null || summary.samplesCount() == 0) {
            throw untold("nobody could " + journey + " at " + gateway);
        }
        if (summary.errorsCount() > summary.samplesCount() * MOST_ERRORS) {
            throw untold(summary.errorsCount() + " of " + summary.samplesCount() + " requests of " + journey + " at "
                    + gateway + " failed");
        }
        return summary;
    }

    private static ExplainedException untold(String why) {
        return new ExplainedException(
                "the journeys were not measured",
                why,
                "see in ./grocellery status and ./grocellery logs what is wrong there, then measure again");
    }

    private DslDefaultThreadGroup browsing() {
        return threadGroup(
                "browsing",
                BROWSING,
                length,
                httpSampler("browse", "/products?limit=20")
                        .children(regexExtractor("PRODUCT", FIRST_ID).defaultValue("none")),
                httpSampler("browse", "/products/${PRODUCT}"),
                httpSampler("browse", "/categories"));
    }

    private DslDefaultThreadGroup filling() {
        return threadGroup(
                "filling",
                FILLING,
                length,
                product(),
                newCart().children(regexExtractor("KEY", "\"cartToken\":\"([^\"]+)\"")),
                item("cart").header("Cart-Token", "${KEY}"),
                httpSampler("cart", "/carts/${CART}").header("Cart-Token", "${KEY}"));
    }

    /**
     * Buys one thing after the other of all that is there, and gives it back, so that a shop can be measured any number
     * of times. An ordered cart is told apart by its order's event, a little later; it is given up at once.
     */
    private DslDefaultThreadGroup buying() {
        return threadGroup(
                "buying",
                1,
                length,
                productInStock(),
                asShopper(newCart()),
                asShopper(item(PREPARATION)),
                asShopper(httpSampler("checkout", "/orders").method("POST"))
                        .contentType(ContentType.APPLICATION_JSON)
                        .header("Idempotency-Key", "${__UUID}")
                        .body("{\"cartId\":\"${CART}\"}")
                        .children(regexExtractor("ORDER", FIRST_ID).defaultValue("none")),
                asShopper(httpSampler(PREPARATION, "/orders/${ORDER}/cancel").method("POST")),
                asShopper(httpSampler(PREPARATION, "/carts/${CART}").method("DELETE")));
    }

    private static DslHttpSampler product() {
        return httpSampler(PREPARATION, "/products?limit=1&q=milk")
                .children(regexExtractor("PRODUCT", FIRST_ID).defaultValue("none"));
    }

    private static DslHttpSampler productInStock() {
        return httpSampler(PREPARATION, "/products?limit=100")
                .children(regexExtractor("PRODUCT", IN_STOCK).matchNumber(ANY).defaultValue("none"));
    }

    private static DslHttpSampler newCart() {
        return httpSampler(PREPARATION, "/carts")
                .method("POST")
                .contentType(ContentType.APPLICATION_JSON)
                .body("{}")
                .children(regexExtractor("CART", FIRST_ID).defaultValue("none"));
    }

    private static DslHttpSampler item(String label) {
        return httpSampler(label, "/carts/${CART}/items/${PRODUCT}")
                .method("PUT")
                .contentType(ContentType.APPLICATION_JSON)
                .body("{\"quantity\":1}");
    }

    private DslHttpSampler asShopper(DslHttpSampler sampler) {
        return sampler.header("Authorization", "Bearer " + token);
    }
}
