package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.grocellery.systemtest.standin.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ordering exactly once, whatever the shopper, the browser and the services do; and what the receipt shows. */
class CheckoutIT extends StorefrontTest {
    private static final Answer IN_PROGRESS =
            Answer.problem(409, "checkout-in-progress", "The first request still runs.");

    CheckoutIT(Browser browser) {
        super(browser);
    }

    @Test
    void aGuestFillsABasketSignsInOrdersAndReadsTheReceipt() {
        shopper.opens("/shop?category=Bakery")
                .adds("Baguette")
                .goesToBasket()
                .link("Check out")
                .click();
        shopper.sees("Sign in to go on").page().locator("#main button").click();
        shopper.entersCredentials("alice", "correct horse").sees("To pay");
        placeOrder();
        shopper.sees("Thank you!");
        assertThat(shopper.page().locator("pre.slip")).containsText("TOTAL USD");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, empty");
        assertThat(shop.orderCount()).isEqualTo(1);
    }

    @Test
    void aDoubleClickOrdersOnce() {
        reviewsABaguette();
        var letGo = shop.faults().hold("/orders");
        var button = shopper.buttonLike("Place order");
        button.dblclick();
        assertThat(shopper.button("Placing your order…")).isVisible();
        letGo.run();
        shopper.sees("Thank you!");
        assertThat(shop.orderCount()).isEqualTo(1);
        assertThat(shop.checkoutKeys()).hasSize(1);
    }

    @Test
    void anAnswerLostOnTheWayIsAskedForAgainWithTheSameKey() {
        reviewsABaguette();
        shop.faults().loseNextAnswers(1, "POST", "/orders");
        placeOrder();
        shopper.sees("Thank you!");
        assertThat(shop.orderCount()).isEqualTo(1);
        assertSameKey(2);
    }

    @Test
    void aReloadInTheMiddleFinishesTheSameOrder() {
        reviewsABaguette();
        shop.faults().hold("/orders");
        placeOrder();
        assertThat(shopper.button("Placing your order…")).isVisible();
        shopper.page().waitForCondition(() -> shop.checkoutKeys().size() == 1);
        shopper.page().reload();
        shopper.sees("Finishing your order");
        shop.faults().clear();
        shopper.sees("Thank you!");
        assertThat(shop.orderCount()).isEqualTo(1);
        assertSameKey(2);
    }

    @Test
    void aCheckoutThatStillRunsIsWaitedFor() {
        reviewsABaguette();
        shop.faults().answerNext(2, "POST", "/orders", IN_PROGRESS);
        placeOrder();
        shopper.sees("Thank you!");
        assertSameKey(3);
    }

    @Test
    void whileOrdersAreAwayTheShopIsOpenAndTheKeyIsKept() {
        reviewsABaguette();
        shop.faults().outage("/orders");
        placeOrder();
        assertThat(shopper.text("We can’t tell yet whether your order was placed"))
                .isVisible();
        shopper.opens("/shop?category=Bakery").adds("Rye Bread");
        shopper.opens("/my/orders").sees("Your orders can’t be reached just now");
        shop.faults().clear();
        shopper.opens("/checkout").sees("Thank you!");
        assertThat(shop.orderCount()).isEqualTo(1);
        assertSameKey(shop.checkoutKeys().size());
    }

    @Test
    void shortagesAreNamedAndTheBasketIsAdjusted() {
        reviewsABaguette();
        var id = shopper.page().evaluate("fetch('/products?q=Baguette').then(r => r.json()).then(p => p.items[0].id)");
        var shortage =
                Map.<String, Object>of("shortages", List.of(Map.of("productId", id, "requested", 1, "available", 0)));
        shop.faults().answerNext(1, "POST", "/orders", Answer.problem(409, "out-of-stock", "Not enough.", shortage));
        placeOrder();
        assertThat(shopper.text("Baguette: you want 1, none is left")).isVisible();
        shopper.button("Take what there is").click();
        shopper.sees("There is nothing to order yet");
    }

    @Test
    void aRefusalSaysWhyAndTheNextAttemptHasAKeyOfItsOwn() {
        reviewsABaguette();
        shop.faults().answerNext(1, "POST", "/orders", Answer.problem(422, "cart-empty", "The cart is empty."));
        placeOrder();
        assertThat(shopper.text("The cart is empty.")).isVisible();
        placeOrder();
        shopper.sees("Thank you!");
        assertThat(shop.checkoutKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aTokenRefusedAtTheLastMomentIsRenewedAndTheOrderPlaced() {
        reviewsABaguette();
        shop.tokens().revokeAll();
        placeOrder();
        shopper.sees("Thank you!");
        assertThat(shop.orderCount()).isEqualTo(1);
        assertSameKey(2);
    }

    @Test
    void theReceiptIsWaitedFor() {
        shop.receiptsReady(false);
        reviewsABaguette();
        placeOrder();
        assertThat(shopper.text("Your receipt is being prepared…")).isVisible();
        shop.receiptsReady(true);
        assertThat(shopper.page().locator("pre.slip")).containsText("Baguette");
    }

    @Test
    void aReceiptThatIsAwayDoesNotHideTheOrder() {
        shop.faults().outage("/summaries");
        reviewsABaguette();
        placeOrder();
        assertThat(shopper.text("Receipts can’t be reached just now. Your order is safe."))
                .isVisible();
        assertThat(shopper.link("Baguette")).isVisible();
        shop.faults().clear();
        shopper.button("Look again").click();
        assertThat(shopper.page().locator("pre.slip")).containsText("Baguette");
    }

    private void reviewsABaguette() {
        shopper.opens("/shop?category=Bakery");
        signIn();
        shopper.adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        shopper.opens("/checkout").sees("To pay");
    }

    private void placeOrder() {
        shopper.buttonLike("Place order").click();
    }

    private void assertSameKey(int attempts) {
        assertThat(shop.checkoutKeys()).hasSize(attempts);
        assertThat(shop.checkoutKeys().stream().distinct()).hasSize(1);
    }
}
