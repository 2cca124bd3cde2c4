package io.grocellery.systemtest.alive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.storefront.ChromiumExtension;
import io.grocellery.systemtest.storefront.Look;
import io.grocellery.systemtest.storefront.Shopper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person buys groceries in the running shop. */
@ExtendWith(ChromiumExtension.class)
class ShopJourneyIT {
    private static final Path PICTURES = Path.of("target", "journey");

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final Shopper shopper;

    ShopJourneyIT(Browser browser) {
        shopper = new Shopper(browser.newContext(Look.DESKTOP_LIGHT.context()), grocellery::gateway);
    }

    @AfterEach
    void leaveTheShop() {
        shopper.close();
    }

    @Test
    void aPersonBuysGroceriesAndReadsTheReceipt() {
        fillsTheBasketAsAGuest();
        appliesACoupon();
        signsInAtTheCheckout();
        var number = places();
        readsTheReceipt(number);
        findsTheOrderAgain(number);
        assertThat(shopper.complaints()).as("script errors and policy breaches").isEmpty();
    }

    private void fillsTheBasketAsAGuest() {
        shopper.opens("/").sees("What’s for dinner?").sees("Walk the aisles");
        picture("home");
        shopper.page().locator(".aisle").first().click();
        addsTheFirstArticleShown();
        shopper.searches("bread");
        shopper.sees("“bread”");
        addsTheFirstArticleShown();
        picture("search");
    }

    private void addsTheFirstArticleShown() {
        var chosen = shopper.page().locator(".results output");
        var before = chosen.count();
        shopper.page().locator(".results .quantity-add").first().click();
        assertThat(chosen).hasCount(before + 1);
    }

    private void appliesACoupon() {
        shopper.goesToBasket();
        assertThat(shopper.page().locator(".row")).hasCount(2);
        shopper.page().getByLabel("Coupon").fill("WELCOME10");
        shopper.button("Apply").click();
        assertThat(shopper.page().locator(".sum-saved")).isVisible();
        picture("basket");
    }

    private void signsInAtTheCheckout() {
        shopper.link("Check out").click();
        shopper.sees("Sign in to go on").page().locator("#main button").click();
        shopper.entersCredentials("alice", grocellery.passwordOf("alice"));
        shopper.sees("To pay");
        picture("checkout");
    }

    private String places() {
        shopper.buttonLike("Place order").click();
        shopper.sees("Thank you!");
        var lead = shopper.page().locator(".lead").innerText();
        return lead.replaceFirst("(?s)^Your order (\\S+) is placed.*$", "$1");
    }

    private void readsTheReceipt(String number) {
        var receipt = shopper.page().locator("pre.slip");
        assertThat(receipt).containsText(number);
        assertThat(receipt).containsText("WELCOME10");
        picture("receipt");
    }

    private void findsTheOrderAgain(String number) {
        shopper.link("All orders").click();
        assertThat(shopper.link("Order " + number)).isVisible();
        shopper.opens("/my/account");
        assertThat(shopper.link("Order " + number)).isVisible();
    }

    private void picture(String name) {
        shopper.page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
