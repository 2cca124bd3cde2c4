package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import io.grocellery.systemtest.standin.Answer;
import org.junit.jupiter.api.Test;

/** Coming, staying and going: authorization code with PKCE, what is checked on the way, and tokens that run out. */
class SignInIT extends StorefrontTest {

    SignInIT(Browser browser) {
        super(browser);
    }

    @Test
    void signingInComesBackToThePageThatWasLeft() {
        shopper.opens("/shop?category=Drinks").sees("Drinks");
        signIn();
        shopper.sees("Drinks");
        assertThat(shopper.page().locator("#account-link")).hasAttribute("aria-label", "Alice Liddell, your account");
        assertThat(shopper.page()).hasURL(shop.url() + "/shop?category=Drinks");
    }

    @Test
    void theShopperStaysSignedInOverAReload() {
        shopper.opens("/");
        signIn();
        shopper.page().reload();
        assertThat(shopper.page().locator("a#account-link")).isVisible();
    }

    @Test
    void notSigningInAfterAllIsNoFailure() {
        shopper.opens("/shop").sees("All groceries");
        shopper.page().locator("#site-nav button").click();
        shopper.link("Cancel").click();
        shopper.sees("All groceries");
        assertThat(shopper.text("You did not sign in.")).isVisible();
    }

    @Test
    void anAnswerToAnotherSignInIsRefused() {
        shopper.opens("/?code=stolen&state=foreign");
        assertThat(shopper.text("This sign-in was not started in this tab.")).isVisible();
        assertThat(shopper.page().locator("#site-nav button")).isVisible();
    }

    @Test
    void aTokenForAnotherSignInIsRefused() {
        shop.issuer().nonce("of-somebody-else");
        shopper.opens("/").page().locator("#site-nav button").click();
        shopper.page().locator("input[name=username]").fill("alice");
        shopper.page().locator("input[name=password]").fill("correct horse");
        shopper.page().locator("input[name=password]").press("Enter");
        assertThat(shopper.text("The sign-in answer was not meant for this shop."))
                .isVisible();
        assertThat(shopper.page().locator("#site-nav button")).isVisible();
    }

    @Test
    void aTokenThatRanOutIsRenewedAndTheArticleStillGetsIntoTheBasket() {
        shopper.opens("/shop?category=Bakery");
        signIn();
        shopper.adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        tokenRunsOut();
        shopper.button("Add Rye Bread to basket").click();
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $5.88");
        shopper.sees("Bakery");
    }

    @Test
    void aRefusedTokenIsRenewedOnTheWayToTheOrders() {
        shopper.opens("/");
        signIn();
        shop.seedOrders(1);
        shop.tokens().revokeAll();
        shopper.opens("/my/orders").sees("Order 10001");
    }

    @Test
    void aTokenThatIsRefusedAgainAndAgainDoesNotSendTheShopperInCircles() {
        shopper.opens("/");
        signIn();
        shop.tokens().revokeAll();
        shop.faults().answerAll("/orders", Answer.problem(401, "unauthorized", "No."));
        shopper.opens("/my/orders").sees("Your session has ended");
        assertThat(shopper.button("Sign in again")).isVisible();
    }

    @Test
    void guestsAreAskedToSignInWhereItIsNeededAndComeBackThere() {
        shopper.opens("/my/orders")
                .sees("Sign in to go on")
                .page()
                .locator("#main button")
                .click();
        shopper.entersCredentials("alice", "correct horse").sees("No orders yet");
    }

    @Test
    void signingOutForgetsTheShopperAndTheBasket() {
        shopper.opens("/shop?category=Bakery");
        signIn();
        shopper.adds("Baguette");
        assertThat(shopper.basketLink()).containsText("$1.99");
        shopper.opens("/my/account").button("Sign out").click();
        assertThat(shopper.page().locator("#site-nav button")).isVisible();
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, empty");
        shopper.page().locator("#site-nav button").click();
        assertThat(shopper.page().locator("input[name=username]")).isVisible();
    }

    /** Ages the stored token, as a quarter of an hour would. */
    private void tokenRunsOut() {
        shopper.page().evaluate("""
                        () => {
                          const session = JSON.parse(sessionStorage.getItem("grocellery.session"));
                          sessionStorage.setItem("grocellery.session", JSON.stringify({ ...session, expiresAt: 0 }));
                        }
                        """);
    }
}
