package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.grocellery.systemtest.standin.Answer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Finding something: categories, search, more of it, one article; and the same without a mouse. */
class BrowsingIT extends StorefrontTest {

    BrowsingIT(Browser browser) {
        super(browser);
    }

    @Test
    void frontPageLeadsToACategory() {
        shopper.opens("/");
        shopper.page().locator(".aisle").filter(withText("Bakery")).click();
        shopper.sees("Bakery");
        assertThat(shopper.tiles()).hasCount(5);
        assertThat(shopper.page()).hasURL(Pattern.compile("category=Bakery$"));
    }

    @Test
    void searchingIsOneEntryOfTheHistoryHoweverManyLettersItTook() {
        shopper.opens("/shop?category=Bakery").sees("Bakery");
        shopper.page().getByLabel("Search the shop").click();
        shopper.page().keyboard().type("choc");
        shopper.sees("“choc”");
        shopper.page().keyboard().type("olate");
        shopper.sees("“chocolate”");
        assertThat(shopper.page().getByLabel("Search the shop")).isFocused();
        assertThat(shopper.page()).hasURL(Pattern.compile("/shop\\?q=chocolate$"));
        shopper.page().goBack();
        shopper.sees("Bakery");
        assertThat(shopper.page().getByLabel("Search the shop")).hasValue("");
    }

    @Test
    void searchIsAnAddressThatCanBePassedOn() {
        shopper.opens("/shop?q=cheddar").sees("“cheddar”");
        assertThat(shopper.tiles()).hasCount(1);
        assertThat(shopper.page().getByLabel("Search the shop")).hasValue("cheddar");
    }

    @Test
    void clearingTheSearchShowsEverythingAgain() {
        shopper.opens("/shop?q=cheddar").sees("“cheddar”").searches("");
        shopper.sees("All groceries");
    }

    @Test
    void moreIsLoadedUntilAllIsThereAndReadingGoesOnAtTheFirstNewArticle() {
        shopper.opens("/shop").sees("All groceries");
        assertThat(shopper.tiles()).hasCount(24);
        shopper.button("Load more").click();
        assertThat(shopper.tiles()).hasCount(48);
        assertThat(shopper.tiles().nth(24).locator("a")).isFocused();
        shopper.button("Load more").click();
        assertThat(shopper.text("That’s all: 67 articles")).isVisible();
        assertThat(shopper.button("Load more")).isHidden();
    }

    @Test
    void goingBackFindsTheSameArticlesAtTheSamePlace() {
        shopper.opens("/shop").sees("All groceries").button("Load more").click();
        assertThat(shopper.tiles()).hasCount(48);
        shopper.link("Smoked Bacon").scrollIntoViewIfNeeded();
        shopper.link("Smoked Bacon").click();
        shopper.sees("Smoked Bacon");
        shopper.page().goBack();
        assertThat(shopper.tiles()).hasCount(48);
        assertThat(shopper.link("Smoked Bacon")).isInViewport();
    }

    @Test
    void moreThatCannotBeFetchedIsSaidAndCanBeTriedAgain() {
        shopper.opens("/shop").sees("All groceries");
        shop.faults().outage("/products");
        shopper.button("Load more").click();
        assertThat(shopper.text("The next articles can’t be fetched")).isVisible();
        shop.faults().clear();
        shopper.button("Load more").click();
        assertThat(shopper.tiles()).hasCount(48);
    }

    @Test
    void anArticleSaysWhatItIsAndLeadsToItsNeighbours() {
        shopper.opens("/shop?q=Greek").link("Greek Yogurt").click();
        shopper.sees("Greek Yogurt").sees("More from Dairy & Eggs");
        assertThat(shopper.text("Thick enough to stand a spoon in.")).isVisible();
        assertThat(shopper.text("$2.79")).isVisible();
        assertThat(shopper.page()).hasTitle("Greek Yogurt · Grocellery");
    }

    @Test
    void soldOutArticlesCannotBeAdded() {
        shopper.opens("/shop?q=Avocados").sees("“Avocados”");
        assertThat(shopper.tiles().first()).containsText("Sold out");
        assertThat(shopper.button("Add Hass Avocados to basket")).hasCount(0);
    }

    @Test
    void unknownArticlesAndPagesSaySo() {
        shopper.opens("/product/00000000-0000-7000-8000-000000000000").sees("We no longer have this article");
        shopper.opens("/nowhere").sees("You’ve slipped off the aisle");
    }

    @Test
    void slowShelvesShowSkeletonsAndThenArticles() {
        var letGo = shop.faults().hold("/products");
        shopper.opens("/shop").sees("All groceries");
        assertThat(shopper.page().locator(".skeleton").first()).isVisible();
        letGo.run();
        assertThat(shopper.tiles()).hasCount(24);
    }

    @Test
    void shelvesThatAreAwayComeBackOnTryingAgain() {
        shop.faults().outage("/products");
        shopper.opens("/shop").sees("The shelves can’t be reached just now");
        shop.faults().clear();
        shopper.button("Try again").click();
        assertThat(shopper.tiles()).hasCount(24);
    }

    @Test
    void anUnexpectedFailureNamesItsReference() {
        var error = Answer.problem(500, "internal-error", "", Map.of("errorId", "e-4711"));
        shop.faults().answerAll("/products", error);
        shopper.opens("/shop");
        assertThat(shopper.text("Reference: e-4711")).isVisible();
    }

    @Test
    void theShopCanBeWalkedByKeyboard() {
        shopper.opens("/shop?category=Fruit").sees("Fruit");
        var keys = shopper.page().keyboard();
        keys.press("Tab");
        assertThat(shopper.link("Skip to content")).isFocused();
        keys.press("Enter");
        assertThat(shopper.page().locator("#main")).isFocused();
        shopper.link("Gala Apples").focus();
        keys.press("Tab");
        keys.press("Enter");
        assertThat(shopper.button("One Gala Apples more")).isFocused();
        keys.press("Enter");
        assertThat(shopper.basketLink()).hasAttribute("aria-label", "Basket, 2 items, $6.98");
        shopper.link("Gala Apples").press("Enter");
        assertThat(shopper.heading("Gala Apples")).isFocused();
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
