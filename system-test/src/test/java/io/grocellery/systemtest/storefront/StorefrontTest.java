package io.grocellery.systemtest.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.grocellery.systemtest.standin.MiniIssuer;
import io.grocellery.systemtest.standin.StandInShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stand-in shop with a shopper in front of it, fresh for each test. */
@ExtendWith(ChromiumExtension.class)
abstract class StorefrontTest {
    protected static final Path STOREFRONT = storefront();

    private final Browser browser;
    protected final StandInShop shop = new StandInShop(STOREFRONT, InstantSource.system());
    protected final Shopper shopper;

    StorefrontTest(Browser browser) {
        this.browser = browser;
        shopper = shopperWith(Look.DESKTOP_LIGHT);
    }

    @AfterEach
    void closeTheShop() {
        var complaints = shopper.complaints();
        shopper.close();
        shop.close();
        assertThat(complaints).as("script errors and policy breaches").isEmpty();
    }

    protected final Shopper shopperWith(Look look) {
        return new Shopper(browser.newContext(look.context()), shop::url);
    }

    /** Signs the stand-in's only person in. */
    protected final void signIn() {
        shopper.signsIn("alice", MiniIssuer.PASSWORD);
    }

    private static Path storefront() {
        var here = Path.of("").toAbsolutePath();
        var root = Files.isDirectory(here.resolve("storefront/app")) ? here : here.resolve("..");
        return root.resolve("storefront").normalize();
    }
}
