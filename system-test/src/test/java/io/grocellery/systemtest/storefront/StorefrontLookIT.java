package io.grocellery.systemtest.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.grocellery.systemtest.standin.MiniIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view on every kind of screen: no accessibility violation of serious or critical impact, and nothing sticks out at
 * the side. The pictures in {@code target/storefront} are for looking at; those of every look with
 * {@code -Dgrocellery.pictures=all}.
 */
class StorefrontLookIT extends StorefrontTest {
    private static final Path PICTURES = Path.of("target", "storefront");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    StorefrontLookIT(Browser browser) {
        super(browser);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyViewIsAccessibleAndFits(Look look) {
        shop.seedOrders(12);
        try (var visitor = shopperWith(look)) {
            asGuest(new Tour(visitor, look));
            visitor.opens("/").signsIn("alice", MiniIssuer.PASSWORD);
            asShopper(new Tour(visitor, look));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP_LIGHT", "DESKTOP_DARK", "PHONE_LIGHT"})
    void everyStateIsAccessibleAndFits(Look look) {
        try (var visitor = shopperWith(look)) {
            badDays(new Tour(visitor, look));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void whatSomebodyCannotReachIsFound() {
        try (var visitor = shopperWith(Look.DESKTOP_LIGHT)) {
            visitor.opens("/").sees("What’s for dinner?");
            visitor.page()
                    .evaluate("document.querySelector('#main').replaceChildren(document.createElement('button'))");
            assertThat(new Tour(visitor, Look.DESKTOP_LIGHT).violations())
                    .singleElement()
                    .asString()
                    .startsWith("button-name");
        }
    }

    private void asGuest(Tour tour) {
        tour.visit("home", "/", "What’s for dinner?");
        tour.visit("basket-empty", "/basket", "Nothing in it yet");
        tour.visit("category", "/shop?category=Fruit", "Fruit");
        tour.visitor.adds("Gala Apples").adds("Strawberries");
        tour.picture("category-with-basket");
        tour.visit("search", "/shop?q=choc", "“choc”");
        tour.visitor.adds("Dark Chocolate 70%");
        tour.visit("search-nothing", "/shop?q=unobtainium", "Nothing found for “unobtainium”");
        tour.visitor
                .opens("/shop?category=Bakery")
                .sees("Bakery")
                .page()
                .locator(".tile-link")
                .first()
                .click();
        tour.look("product", "Sourdough Loaf");
        tour.visitor.adds("Sourdough Loaf");
        shop.suggesting(true);
        tour.visit("basket-suggestion", "/basket", "with WELCOME10");
        shop.suggesting(false);
        tour.visit("basket", "/basket", "Your basket");
        tour.coupon("EXPIRED20", "This coupon has expired.");
        tour.coupon("WELCOME10", "10% off");
        tour.look("basket-coupon", "Your basket");
        tour.visit("checkout-guest", "/checkout", "Sign in to go on");
        tour.visit("not-found", "/nowhere", "You’ve slipped off the aisle");
    }

    private void asShopper(Tour tour) {
        tour.visit("checkout", "/checkout", "To pay");
        tour.visitor.buttonLike("Place order").click();
        tour.visitor.text("TOTAL USD").waitFor();
        tour.look("receipt", "Thank you!");
        tour.visit("orders", "/my/orders", "Your orders");
        tour.visitor.buttonLike("Cancel order").first().click();
        tour.look("orders-cancel", "Keep it");
        tour.visitor.button("Keep it").click();
        tour.visit("account", "/my/account", "Your favourite aisles");
    }

    private void badDays(Tour tour) {
        var letGo = shop.faults().hold("/products");
        tour.visitor.opens("/shop");
        tour.visitor.page().locator(".skeleton").first().waitFor();
        tour.look("shop-loading", "All groceries");
        letGo.run();
        tour.visitor.adds("Bananas");
        shop.priced(false);
        tour.visit("basket-unpriced", "/basket", "Your basket");
        shop.faults().outage("/products");
        shop.faults().outage("/carts");
        tour.visit("shop-away", "/shop", "The shelves can’t be reached just now");
        tour.visit("basket-away", "/basket", "Your basket can’t be reached just now");
        shop.faults().clear();
        tour.visitor.opens("/").signsIn("alice", MiniIssuer.PASSWORD);
        tour.visit("orders-none", "/my/orders", "No orders yet");
        shop.faults().outage("/orders");
        tour.visit("orders-away", "/my/orders", "Your orders can’t be reached just now");
    }

    /** A walk through the shop with a camera and a checklist. */
    private record Tour(Shopper visitor, Look look) {
        void visit(String name, String path, String text) {
            visitor.opens(path);
            look(name, text);
        }

        void look(String name, String text) {
            visitor.text(text).waitFor();
            picture(name);
            if (look.isChecked()) {
                assertThat(violations()).as("%s, %s", name, look).isEmpty();
            }
            assertThat(overflow())
                    .as("pixels %s sticks out at the side, %s", name, look)
                    .isZero();
        }

        void coupon(String code, String answer) {
            visitor.page().getByLabel("Coupon").fill(code);
            visitor.button("Apply").click();
            visitor.text(answer).waitFor();
        }

        void picture(String name) {
            visitor.page().evaluate("scrollTo({ top: 0, behavior: 'instant' })");
            if (look.isPictured()) {
                takePicture(name);
            }
        }

        private void takePicture(String name) {
            var file = PICTURES.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png");
            visitor.page().screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }

        private List<String> violations() {
            return axe(visitor.page()).analyze().getViolations().stream()
                    .filter(rule -> GRAVE.contains(rule.getImpact()))
                    .map(Tour::told)
                    .toList();
        }

        /** Only what is wrong is told in full, and a page of one frame needs no second page: half the work. */
        private static AxeBuilder axe(Page page) {
            var options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            return new AxeBuilder(page).options(options).setLegacyMode(true);
        }

        private static String told(Rule rule) {
            return rule.getId() + " " + rule.getHelp() + " " + rule.getNodes();
        }

        private int overflow() {
            return (Integer) visitor.page()
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        }
    }
}
