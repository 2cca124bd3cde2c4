package io.grocellery.systemtest.rollout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.storefront.ChromiumExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts of a real service in the console and in the terminal, and the console's buttons. */
@ExtendWith(ChromiumExtension.class)
class WatchedRolloutIT {

    private static final double PER_SECOND = 50;
    private static final double LONG_MILLIS = 60_000;
    private static final String ROLLOUT = """
        canary: { steps: [ { weight: 20%, for: 60s } ], bake: 60s }
        deadlines: { start: 60s }
        """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialApplication application;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    WatchedRolloutIT(Browser browser) {
        context = browser.newContext();
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @BeforeAll
    static void start() {
        application = new TrialApplication(folder, ROLLOUT);
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @AfterEach
    void closeTheBrowsersPage() {
        context.close();
        assertThat(complaints).as("script errors and policy breaches").isEmpty();
    }

    @Test
    void theTerminalTellsAWithdrawalWithItsFiguresAndByItsExitCode() {
        String erring = application.release("errors=0.3\nnote=watched\n");
        try (Shoppers shoppers = Shoppers.at(application.gateway(), PER_SECOND)) {
            String id = application.deploy(erring);
            Command.Result watched = application.command("rollout", "watch", id).run();
            shoppers.finish();

            assertThat(watched.code()).as(watched.output()).isEqualTo(10);
            assertThat(watched.output())
                    .contains(id + " canary in dev", ", fail: errors: ", "the rollout is rolled back");
        }
    }

    @Test
    void itsButtonsSteerWhatTheDaemonDoes() {
        String good = application.release("errors=0\nnote=steered\n");
        try (Shoppers shoppers = Shoppers.at(application.gateway(), PER_SECOND)) {
            String id = application.deploy(good);
            openWithKey(id);
            assertThat(badge()).containsText("watching", soon());

            press("Pause");
            assertThat(badge()).containsText("held");
            assertThat(page.locator(".journal li").first()).containsText("somebody at the console");
            press("Promote fully");
            assertThat(badge()).containsText("baking", soon());
            press("Promote");
            assertThat(badge()).containsText("promoted", soon());
            RolloutStatus ended = application.ended(id);
            shoppers.finish();

            assertThat(ended.phase()).isEqualTo("promoted");
            assertThat(shoppers.hurt()).isZero();
        }
    }

    private void openWithKey(String id) {
        Command.Result printed = application.command("console").run();
        assertThat(printed.code()).as(printed.output()).isZero();
        page.navigate(printed.output().strip());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(id).setExact(true))
                .click();
        assertThat(page.locator("#session")).containsText("Buttons work here");
    }

    private void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Locator badge() {
        return page.locator("#subtitle .badge");
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS);
    }
}
