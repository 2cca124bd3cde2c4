package io.grocellery.systemtest.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person in front of a browser, who finds things by what they are called, as a screen reader does. */
public final class Shopper implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;
    private final ShopAddress shop;

    public Shopper(BrowserContext context, ShopAddress shop) {
        this.context = context;
        this.shop = shop;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    public Page page() {
        return page;
    }

    /** Script errors and breaches of the page's security policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public Shopper opens(String path) {
        page.navigate(shop.url().resolve(path).toString());
        return this;
    }

    public Shopper searches(String words) {
        page.getByLabel("Search the shop").fill(words);
        return this;
    }

    Shopper adds(String article) {
        button("Add " + article + " to basket").first().click();
        assertThat(button("One " + article + " more").first()).isVisible();
        return this;
    }

    public Shopper goesToBasket() {
        page.locator("#basket-link").click();
        sees("Your basket");
        return this;
    }

    /** Signs in from wherever the shopper is, as the stand-in's or the development issuer's page asks for it. */
    Shopper signsIn(String name, String password) {
        page.locator("#site-nav").getByRole(AriaRole.BUTTON).click();
        return entersCredentials(name, password);
    }

    public Shopper entersCredentials(String name, String password) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator("a#account-link")).isVisible();
        return this;
    }

    /** Waits for the view with this main heading. */
    public Shopper sees(String heading) {
        assertThat(heading(heading)).isVisible();
        return this;
    }

    Locator heading(String text) {
        return page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .first();
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator buttonLike(String pattern) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(pattern)));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator basketLink() {
        return page.locator("#basket-link");
    }

    Locator tiles() {
        return page.locator(".tile");
    }

    @Override
    public void close() {
        context.close();
    }
}
