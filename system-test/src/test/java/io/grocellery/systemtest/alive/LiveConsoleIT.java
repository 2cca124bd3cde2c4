package io.grocellery.systemtest.alive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.storefront.ChromiumExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console page in a browser, fed by the real daemon. */
@ExtendWith(ChromiumExtension.class)
class LiveConsoleIT {

    private static final String SERVICE = "order-service";
    private static final Pattern RELEASE = Pattern.compile("r-[0-9a-f]{12}");
    /** Enough that a minute's mean is above zero with one decimal. */
    private static final int VISITS = 30;

    private static final double RECOVERY_MILLIS = 60_000;

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    LiveConsoleIT(Browser browser) {
        context = browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void closeTheBrowsersPage() {
        context.close();
        Eventually.holds("everything ready", Duration.ofMillis((long) RECOVERY_MILLIS), grocellery::serves);
    }

    @Test
    void showsWhatRunsAndFollowsAServiceThatIsKilledAndComesBack() {
        page.navigate(grocellery.daemon() + "/console/");
        assertThat(heading("dev is running")).isVisible();
        for (String service : List.of("product-service", "cart-service", SERVICE, "summary-service")) {
            assertThat(card(service)).containsText(RELEASE);
            assertThat(card(service).locator(".card-head .badge")).containsText("ready");
        }

        somebodyBuysGroceries();
        assertThat(figure(0)).not().hasText(Pattern.compile("0\\.0|–"), soon());
        assertThat(figure(1)).containsText("ms");
        assertThat(figure(2)).containsText("%");

        long pid = grocellery.pidOf(SERVICE + "-1");
        assertThat(column("pid")).hasText(Long.toString(pid));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(card(SERVICE).locator(".card-head .badge"))
                .not()
                .containsText("ready", new LocatorAssertions.ContainsTextOptions().setTimeout(RECOVERY_MILLIS));
        assertThat(heading("dev is degraded")).isVisible();
        assertThat(card(SERVICE).locator(".card-head .badge"))
                .containsText("ready", new LocatorAssertions.ContainsTextOptions().setTimeout(RECOVERY_MILLIS));
        assertThat(heading("dev is running")).isVisible();
        assertThat(column("pid")).not().hasText(Long.toString(pid));
        assertThat(column("restarts")).not().hasText("0");
        assertThat(page.locator("#journal")).containsText(SERVICE + "-1 ended by itself");
        assertThat(page.locator("#link")).containsText("live");
        assertThat(complaints).as("script errors and policy breaches").isEmpty();
    }

    @Test
    void everyAnswerOfTheDaemonForbidsWhatItDoesNotNeed() {
        for (String path : List.of("/console/", "/api/version", "/api/environments/dev", "/api/parameters?path=/")) {
            HttpResponse<String> answer = Http.get(grocellery.daemon().resolve(path));
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        }
    }

    private void somebodyBuysGroceries() {
        Customer alice = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
        HttpResponse<String> order = alice.order(alice.cartWith(alice.products(1)), UUID.randomUUID());
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        for (int i = 0; i < VISITS; i++) {
            assertThat(alice.get("/orders").statusCode()).isEqualTo(200);
        }
    }

    private Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private Locator card(String service) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(service));
    }

    /** Requests a second, p95, errors. */
    private Locator figure(int number) {
        return card(SERVICE).locator(".figures dd").nth(number);
    }

    private Locator column(String name) {
        return card(SERVICE).locator("td[data-column=" + name + "]");
    }

    private static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(10_000);
    }
}
