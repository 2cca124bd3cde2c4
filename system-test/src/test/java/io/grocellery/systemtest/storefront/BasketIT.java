package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import io.grocellery.systemtest.standin.Answer;
import io.grocellery.systemtest.standin.MiniIssuer;
import org.junit.jupiter.api.Test;

/** The basket of a guest and of a shopper: quantities, sums, coupons, and days on which a service is away. */
class BasketIT extends StorefrontTest {

    BasketIT(Browser browser) {
        super(browser);
    }

    @Test
    void quantitiesAndSumsFollowTheSteps() {
        shopper.opens("/shop?category=Bakery").adds("Sourdough Loaf").adds("Baguette");
        shopper.button("One Baguette more").click();
        shopper.goesToBasket();
        assertThat(shopper.page().locator(".sum-total")).containsText("$8.97");
        shopper.button("One Baguette less").click();
        assertThat(shopper.page().locator(".sum-total")).containsText("$6.98");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $6.98");
    }

    @Test
    void quickStepsAllCount() {
        shopper.opens("/shop?q=Spaghetti").adds("Spaghetti");
        var letGo = shop.faults().hold("/carts");
        for (int step = 0; step < 6; step++) {
            shopper.button("One Spaghetti more").click();
        }
        assertThat(shopper.tiles().first().locator("output")).hasText("7");
        letGo.run();
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 7 items, $10.43");
    }

    @Test
    void noMoreThanThereIsCanBeTaken() {
        shopper.opens("/shop?q=Strawberries").adds("Strawberries");
        shopper.button("One Strawberries more").click();
        shopper.button("One Strawberries more").click();
        assertThat(shopper.tiles().first().locator("output")).hasText("3");
        assertThat(shopper.button("One Strawberries more")).hasAttribute("aria-disabled", "true");
        shopper.button("One Strawberries more").press("Enter");
        assertThat(shopper.text("There are only 3 of Strawberries to be had.")).isVisible();
    }

    @Test
    void takingOutTheLastOfAnArticleMovesTheFocusOn() {
        shopper.opens("/shop?category=Bakery")
                .adds("Sourdough Loaf")
                .adds("Baguette")
                .goesToBasket();
        shopper.button("Remove Sourdough Loaf from basket").press("Enter");
        assertThat(shopper.link("Baguette")).isFocused();
        shopper.button("Remove Baguette from basket").press("Enter");
        shopper.sees("Nothing in it yet");
        assertThat(shopper.heading("Your basket")).isFocused();
    }

    @Test
    void aGuestsBasketIsStillThereAfterAReload() {
        shopper.opens("/shop?category=Bakery").adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        shopper.page().reload();
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 1 item, $1.99");
    }

    @Test
    void couponsThatDoNotCountSayWhy() {
        shopper.opens("/shop?category=Bakery").adds("Baguette").goesToBasket();
        enterCoupon("nonsense");
        assertThat(shopper.text("We don’t know this coupon.")).isVisible();
        assertThat(shopper.page().getByLabel("Coupon")).isFocused();
        enterCoupon("EXPIRED20");
        assertThat(shopper.text("This coupon has expired.")).isVisible();
        enterCoupon("FIVEOFF30");
        assertThat(shopper.text("Your basket is not large enough for this coupon yet."))
                .isVisible();
    }

    @Test
    void aCouponCountsAndCanBeRemoved() {
        shopper.opens("/shop?category=Bakery").adds("Sourdough Loaf").goesToBasket();
        enterCoupon("welcome10");
        assertThat(shopper.page().locator(".sum-saved")).containsText("-$0.50");
        shopper.button("Remove coupon WELCOME10").click();
        assertThat(shopper.page().locator(".sum-saved")).hasCount(0);
        assertThat(shopper.page().getByLabel("Coupon")).isVisible();
    }

    @Test
    void aSuggestedCouponIsUsedByOneButton() {
        shop.suggesting(true);
        shopper.opens("/shop?category=Bakery").adds("Sourdough Loaf").goesToBasket();
        assertThat(shopper.text("Save $0.50 with WELCOME10")).isVisible();
        shopper.button("One Sourdough Loaf more").click();
        assertThat(shopper.text("Save $1.00 with WELCOME10")).isVisible();
        shopper.button("Use coupon WELCOME10").press("Enter");
        assertThat(shopper.page().locator(".sum-saved")).containsText("-$1.00");
        assertThat(shopper.button("Remove coupon WELCOME10")).isFocused();
        assertThat(shopper.button("Use coupon WELCOME10")).hasCount(0);
        shopper.button("Remove coupon WELCOME10").click();
        assertThat(shopper.button("Use coupon WELCOME10")).isVisible();
    }

    @Test
    void withoutASuggestionThereIsNothingToSee() {
        shopper.opens("/shop?category=Bakery").adds("Sourdough Loaf").goesToBasket();
        assertThat(shopper.page().getByLabel("Coupon")).isVisible();
        assertThat(shopper.page().locator(".coupon-suggestion")).hasCount(0);
    }

    @Test
    void aSuggestedCouponThatCannotBeUsedNowSaysSo() {
        shop.suggesting(true);
        shopper.opens("/shop?category=Bakery").adds("Sourdough Loaf").goesToBasket();
        shop.faults().outage("/carts");
        shopper.button("Use coupon WELCOME10").click();
        assertThat(shopper.text("The basket can’t be reached just now")).isVisible();
        shop.faults().clear();
    }

    @Test
    void signingInTakesTheGuestsBasketAlong() {
        shopper.opens("/shop?category=Bakery").adds("Baguette").adds("Rye Bread");
        assertThat(shopper.basketLink()).containsText("$5.88");
        signIn();
        shopper.sees("Bakery");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $5.88");
    }

    @Test
    void aGuestsBasketIsMergedIntoTheShoppersOwn() {
        shopper.opens("/shop?category=Bakery").signsIn("alice", MiniIssuer.PASSWORD);
        shopper.adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        try (var guest = shopperWith(Look.PHONE_LIGHT)) {
            guest.opens("/shop?category=Bakery").adds("Rye Bread");
            guest.signsIn("alice", MiniIssuer.PASSWORD);
            assertThat(guest.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $5.88");
        }
    }

    @Test
    void withoutPricesTheBasketSaysSoAndCanStillBeChanged() {
        shopper.opens("/shop?category=Bakery").adds("Baguette");
        shop.priced(false);
        shopper.goesToBasket();
        assertThat(shopper.text("We can’t look up prices just now.")).isVisible();
        assertThat(shopper.link("Check out")).hasCount(0);
        shop.priced(true);
        shopper.button("Check again").click();
        assertThat(shopper.link("Check out")).isVisible();
    }

    @Test
    void aBasketThatCannotBeReachedLosesNothing() {
        shopper.opens("/shop?category=Bakery").adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        shop.faults().outage("/carts");
        shopper.button("Add Rye Bread to basket").click();
        assertThat(shopper.text("The basket can’t be reached just now")).isVisible();
        assertThat(shopper.button("Add Rye Bread to basket")).isVisible();
        shop.faults().clear();
        shopper.adds("Rye Bread");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $5.88");
    }

    @Test
    void aBasketThatIsGoneIsReplacedByANewOne() {
        shopper.opens("/shop?category=Bakery").adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99"); // it has arrived: the next change is the Rye Bread
        shop.faults().answerNext(1, "PUT", "/carts", Answer.problem(409, "cart-ordered", "It has been ordered."));
        shopper.adds("Rye Bread");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 1 item, $3.89");
    }

    private void enterCoupon(String code) {
        shopper.page().getByLabel("Coupon").fill(code);
        shopper.button("Apply").click();
    }
}
