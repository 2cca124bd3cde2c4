package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import io.grocellery.systemtest.standin.Answer;
import org.junit.jupiter.api.Test;

/** What the shopper ordered before: the list, cancelling, and the figures. */
class OrdersIT extends StorefrontTest {

    OrdersIT(Browser browser) {
        super(browser);
    }

    @Test
    void ordersAreListedNewestFirstAndOlderOnesOnDemand() {
        opensAsShopperWith(12, "/my/orders");
        assertThat(shopper.page().locator(".order")).hasCount(10);
        assertThat(shopper.page().locator(".order").first()).containsText("Order 10012");
        shopper.button("Older orders").click();
        assertThat(shopper.page().locator(".order")).hasCount(12);
        assertThat(shopper.link("Order 10002")).isFocused();
        assertThat(shopper.button("Older orders")).isHidden();
    }

    @Test
    void anOrderIsCancelledOnlyAfterAsking() {
        opensAsShopperWith(1, "/my/orders");
        shopper.button("Cancel order 10001").click();
        shopper.button("Keep it").click();
        assertThat(shopper.button("Cancel order 10001")).isFocused();
        shopper.button("Cancel order 10001").click();
        shopper.button("Cancel the order").click();
        assertThat(shopper.text("Order 10001 is cancelled.")).isVisible();
        assertThat(shopper.page().locator(".order")).containsText("Cancelled");
        assertThat(shopper.button("Cancel order 10001")).hasCount(0);
    }

    @Test
    void anOrderThatCanNoLongerBeCancelledSaysWhy() {
        opensAsShopperWith(1, "/my/orders");
        shop.faults().answerNext(1, "POST", "/orders", Answer.problem(409, "too-late", "It has left the house."));
        shopper.button("Cancel order 10001").click();
        shopper.button("Cancel the order").click();
        assertThat(shopper.text("Order 10001 was not cancelled. It has left the house."))
                .isVisible();
    }

    @Test
    void somebodyElsesOrderIsNotThere() {
        opensAsShopperWith(0, "/receipt/00000000-0000-7000-8000-000000000000");
        shopper.sees("There is no such order in your account");
    }

    @Test
    void theAccountCountsWhatWasBought() {
        opensAsShopperWith(3, "/my/account");
        shopper.sees("Hello, Alice").sees("Your favourite aisles");
        assertThat(shopper.page().locator(".figure").first()).containsText("3");
        shopper.link("Order 10003").click();
        shopper.sees("Order 10003");
    }

    @Test
    void figuresThatAreAwayLeaveTheRestOfTheAccount() {
        shop.faults().outage("/summaries");
        opensAsShopperWith(1, "/my/account");
        shopper.sees("Your figures can’t be reached just now");
        shopper.link("All orders").click();
        shopper.sees("Order 10001");
    }

    private void opensAsShopperWith(int orders, String path) {
        shop.seedOrders(orders);
        shopper.opens("/");
        signIn();
        shopper.opens(path);
    }
}
