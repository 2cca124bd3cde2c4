package io.grocellery.daemon.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.grocellery.pages.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console and the sign-in page in a real browser, fed with recorded statuses. */
class ConsoleIT extends ConsoleBrowser {

    @BeforeEach
    void everythingIsWell() {
        pages.api().events(Recorded.json("events"));
        pages.api().flags("{\"items\":[{\"name\":\"coupon-suggestions\",\"rule\":\"on for 25%, off for 75%\"}]}");
        pages.api().status("dev", Recorded.json("healthy"));
        pages.api().status("staging", Recorded.json("stopped"));
        pages.api().status("prod", Recorded.json("many-instances"));
    }

    @Test
    void showsEachServiceWithItsReleaseItsTrafficAndItsInstances() {
        visit("/console/");

        assertThat(heading("dev is running")).isVisible();
        Locator orders = article("order-service");
        assertThat(orders).containsText("r-7c41f0a2be93 · commit 1d82579");
        assertThat(orders.locator(".card-head .badge")).containsText("ready");
        assertThat(orders).containsText("38.4 ms");
        assertThat(orders.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(orders).containsText("148 MiB");
        assertThat(orders).containsText("1.8 s");
        assertThat(orders).containsText("5 min 38 s");
        assertThat(orders.getByRole(AriaRole.IMG).and(page.locator("svg")))
                .hasAttribute("aria-label", java.util.regex.Pattern.compile("at most \\d+ a second, errors in 0.*"));
        assertThat(orders.locator(".peak").boundingBox().y
                        + orders.locator(".peak").boundingBox().height)
                .as("the label stands above the bars")
                .isLessThanOrEqualTo(orders.locator(".spark").boundingBox().y);
        assertThat(page.locator("#journal li")).hasCount(5);
        assertThat(page.locator("#journal li").first()).containsText("started again");
        assertThat(page.locator("#link")).containsText("live");
        assertThat(complaints).isEmpty();
    }

    @Test
    void followsTheStreamAndTellsChangesOfStateOnly() {
        visit("/console/");
        assertThat(heading("dev is running")).isVisible();

        pages.api().status("dev", Recorded.json("degraded"));

        assertThat(heading("dev is degraded")).isVisible();
        assertThat(article("order-service")).containsText("unhealthy");
        assertThat(article("summary-service")).containsText("no instance");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("order-service is unhealthy");
        assertThat(page.getByRole(AriaRole.STATUS)).not().containsText("ms");
    }

    @Test
    void anApplicationWithoutADatabaseShowsNone() {
        visit("/console/");
        assertThat(page.locator("#support")).containsText("PostgreSQL");

        pages.api()
                .status(
                        "dev",
                        Recorded.json("healthy").replaceFirst("(?s)\"postgres\": \\{.*?\\}", "\"postgres\": null"));

        assertThat(page.locator("#support")).not().containsText("PostgreSQL");
        assertThat(page.locator("#support")).containsText("Gateway");
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsWhoGetsWhichFeature() {
        visit("/console/");

        Locator flags = page.locator("#flag-rules");
        assertThat(flags).containsText("coupon-suggestions");
        assertThat(flags).containsText("on for 25%, off for 75%");

        pages.api().flags("{\"items\":[]}");

        assertThat(page.locator("#flags")).isHidden();
        assertThat(complaints).isEmpty();
    }

    @Test
    void unknownFiguresAreNeverZeros() {
        pages.api().status("dev", Recorded.json("no-data"));
        visit("/console/");

        Locator carts = article("cart-service");
        assertThat(carts.locator(".missing")).hasText("no data: the gateway does not answer");
        assertThat(carts.locator(".figures dd")).hasText(new String[] {"–", "–", "–"});
        assertThat(page.locator("#totals dd").first()).hasText("–");
        assertThat(carts.locator("td[data-column=memory]")).hasText("–");
    }

    @Test
    void saysSinceWhenThereIsNoData() {
        visit("/console/");
        assertThat(heading("dev is running")).isVisible();

        pages.api().status("dev", Recorded.json("no-data"));

        assertThat(article("cart-service").locator(".missing"))
                .hasText(java.util.regex.Pattern.compile("no data since \\d\\d:\\d\\d:00"));
    }

    @Test
    void aServiceWithoutRequestsSaysSo() {
        pages.api().status("dev", Recorded.json("degraded"));
        visit("/console/");

        assertThat(article("summary-service").locator(".missing")).hasText("no requests in the last minute");
        assertThat(article("summary-service").locator(".figures dd").first()).hasText("0.0");
        assertThat(article("summary-service").locator(".figures dd").last()).hasText("–");
    }

    @Test
    void whenTheDaemonIsAwayItSaysSoTriesAgainAndRecovers() {
        visit("/console/");
        assertThat(heading("dev is running")).isVisible();

        pages.api().goAway();

        assertThat(page.locator("#banner")).isVisible();
        assertThat(page.locator("#banner")).containsText("does not answer");
        assertThat(page.locator("#subtitle")).containsText("last seen");
        assertThat(article("order-service")).containsText("38.4 ms");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("connection to the daemon is lost");
        pages.api().comeBack();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try now"))
                .click();
        assertThat(page.locator("#banner")).isHidden();
        assertThat(page.locator("#link")).containsText("live");
    }

    @Test
    void aStreamThatFallsSilentIsCalledStale() {
        visit("/console/");
        assertThat(heading("dev is running")).isVisible();

        assertThat(page.locator("#banner"))
                .containsText("says nothing", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(page.locator("#link")).containsText("stale");
    }

    @Test
    void switchesBetweenEnvironmentsByKeyboard() {
        pages.api().environments("dev", "staging", "prod");
        visit("/console/");
        assertThat(heading("dev is running")).isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("staging"))
                .focus();
        page.keyboard().press("Enter");

        assertThat(heading("staging is stopped")).isVisible();
        assertThat(page.locator("#nothing")).containsText("./grocellery up --env staging");
        assertThat(page.locator("#services")).isHidden();
        visit("/console/#prod");
        assertThat(heading("prod is running")).isVisible();
        assertThat(article("order-service").getByRole(AriaRole.ROW)).hasCount(11);
    }

    @Test
    void namesFromOutsideAreTextNotMarkup() {
        pages.api().status("dev", Recorded.json("healthy").replace("cart-service", "<img src=x onerror=alert(1)>"));
        visit("/console/");

        assertThat(page.getByText("<img src=x onerror=alert(1)>").first()).isVisible();
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({
        "healthy,LIGHT,1280",
        "healthy,DARK,1280",
        "healthy,LIGHT,320",
        "degraded,LIGHT,1280",
        "degraded,DARK,1280",
        "degraded,DARK,320",
        "no-data,LIGHT,1280",
        "stopped,DARK,768",
        "many-instances,LIGHT,1600",
        "many-instances,DARK,390"
    })
    void theConsoleIsAccessibleAndFits(String status, ColorScheme scheme, int width) {
        pages.api()
                .status(
                        "dev",
                        Recorded.json(status).replace("\"staging\"", "\"dev\"").replace("\"prod\"", "\"dev\""));
        pages.api().environments("dev", "staging", "prod");
        open(scheme, width);
        visit("/console/");
        assertThat(page.locator("h1")).containsText(java.util.regex.Pattern.compile(" is (running|degraded|stopped)"));
        assertThat(page.locator("#journal li")).hasCount(5);

        look("console-" + status + "-" + scheme + "-" + width);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,1280", "LIGHT,320"})
    void theSignInPageIsAccessibleAndFits(ColorScheme scheme, int width) {
        open(scheme, width);
        visit("/login");
        page.getByLabel("User name").fill("alice");
        page.getByLabel("Password").fill("wrong");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Wrong user name or password.");

        look("sign-in-" + scheme + "-" + width);
    }
}
