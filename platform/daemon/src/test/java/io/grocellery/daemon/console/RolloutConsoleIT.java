package io.grocellery.daemon.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.testkit.rollout.ToldCanary;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's page for rollouts in a real browser, fed with a canary that is told of second by second. */
class RolloutConsoleIT extends ConsoleBrowser {

    private static final String ONE = "#dev/" + ToldCanary.ID;

    @BeforeEach
    void twoEnvironments() {
        pages.api().environments("dev", "staging");
    }

    @Test
    void showsWhatThereIsAndOpensOneByKeyboard() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitRollouts("#dev");

        Locator first = page.locator("#rollouts li").first();
        assertThat(first).containsText("order-service r-7c41f0a2be93 → r-e02b9a6f1d54");
        assertThat(first.locator(".badge")).containsText("watching");
        page.getByRole(AriaRole.LINK, named(ToldCanary.ID)).focus();
        page.keyboard().press("Enter");

        assertThat(heading("Canary of order-service")).isVisible();
        assertThat(page.locator("#subtitle")).containsText("The rollout is watching the candidate.");
        page.goBack();
        assertThat(heading("Rollouts in dev")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void followsACanaryWithoutReloadUntilItIsPromoted() {
        ToldCanary canary = ToldCanary.good();
        pages.rollouts().show(canary.at(1));
        visitRollouts(ONE);
        assertThat(badge()).containsText("preparing");

        tell(canary, 2, 50);

        assertThat(badge()).containsText("watching");
        assertThat(page.locator(".stages [aria-current=step]")).containsText("50%");
        assertThat(image("Weights over time"))
                .hasAttribute("aria-label", Pattern.compile(".*the candidate had 0%, then 5%, then 25%, then 50%.*"));
        assertThat(release("candidate")).containsText("495");
        assertThat(release("stable").locator("svg"))
                .hasAttribute("aria-label", Pattern.compile(".*at most 4\\d\\.\\d a second, errors in [1-9].*"));

        tell(canary, 51, 100);

        assertThat(badge()).containsText("promoted");
        assertThat(page.locator("#link")).containsText("ended");
        assertThat(page.locator(".stages [data-state=done]")).hasCount(4);
        assertThat(page.locator("#banner")).isHidden();
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsWhichRuleWithdrewItByWhatFigures() {
        tellAll(ToldCanary.bad());

        assertThat(badge()).containsText("rolled back");
        Locator rule = page.getByRole(
                AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Errors more often than the stable release"));
        assertThat(rule).containsText("withdraws");
        assertThat(rule).containsText("E = 4,190 of 400");
        assertThat(rule).containsText("which is enough to withdraw it");
        assertThat(rule.locator("svg"))
                .hasAttribute("aria-label", Pattern.compile(".*highest 4,190, the threshold is 400"));
        assertThat(page.locator(".journal li").first().locator("strong")).hasText("error: ");
        assertThat(page.locator(".journal li").last()).not().containsText("info");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The rollout is rolled back");
    }

    @Test
    void openedLateItSaysFromWhenTheChartsAre() {
        pages.rollouts().show(ToldCanary.good().at(40));
        visitRollouts(ONE);

        assertThat(page.locator("#rollout")).containsText(Pattern.compile("charts begin at \\d\\d:00:40"));
        assertThat(page.locator(".unseen").first()).not().hasAttribute("width", "0");
    }

    @Test
    void openedLateItShowsWhatTheDaemonKnowsFromBefore() {
        ToldCanary canary = ToldCanary.bad();
        pages.rollouts().show(canary.at(30));
        pages.rollouts().went(ToldCanary.ID, canary.course(30));
        visitRollouts(ONE);

        assertThat(image("Weights over time"))
                .hasAttribute("aria-label", Pattern.compile(".*the candidate had 0%, then 5%, then 0% of.*"));
        assertThat(page.locator("#rollout")).not().containsText("charts begin");
        assertThat(release("candidate").locator("svg"))
                .hasAttribute("aria-label", Pattern.compile(".*at most 3\\.0 a second, errors in [1-9].*"));
    }

    @Test
    void withoutASessionTheButtonsAreDisabledAndSayHowToGetOne() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitRollouts(ONE);

        assertThat(button("Abort")).isDisabled();
        assertThat(button("Abort")).hasAccessibleDescription(Pattern.compile(".*\\./grocellery console --env dev.*"));
        assertThat(button("Promote")).isDisabled();
    }

    @Test
    void withASessionAButtonSaysWhatWillHappenAndDoesItWhenConfirmed() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitWithKey();

        button("Promote fully").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Gives all requests to the candidate now");
        assertThat(dialog).containsText("stays warm for 30 s");
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(button("Promote fully")).isFocused();
        assertThat(pages.rollouts().asked()).isEmpty();

        button("Promote fully").click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Promote fully"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Promote fully: done");
        assertThat(pages.rollouts().asked()).containsExactly(ToldCanary.ID + " promote full");
    }

    @Test
    void theKeyIsTakenOutOfTheAddressAndTheCookieIsOutOfReachOfScripts() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitWithKey();

        assertThat(page.url()).doesNotContain("key=");
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(context.cookies(pages.address() + "/api/console/session"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.httpOnly).isTrue());
        assertThat(context.cookies(pages.address() + "/console/")).isEmpty();
    }

    @Test
    void aSessionCanBeEnded() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitWithKey();

        button("End the session").click();

        assertThat(button("Abort")).isDisabled();
        assertThat(context.cookies(pages.address() + "/api/console/session")).isEmpty();
    }

    @Test
    void aKeyThatOpensNothingIsSaid() {
        visitRollouts("#key=guessed&env=dev");

        assertThat(page.locator("#session")).containsText("This key does not open the console.");
        assertThat(page.locator("#session")).containsText("./grocellery console prints");
        assertThat(page.url()).doesNotContain("guessed");
    }

    @Test
    void whatTheDaemonRefusesIsSaidWithTheWayOut() {
        pages.rollouts().show(ToldCanary.good().held());
        pages.rollouts().refuse();
        visitWithKey();

        button("Resume").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resume"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is nothing to do.");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("./grocellery rollout show");
    }

    @Test
    void aWeightThatIsNotWhatWasSetStandsOut() {
        RolloutStatus watching = ToldCanary.good().at(30);
        pages.rollouts().show(ToldCanary.weighing(watching, 50_000));
        visitRollouts(ONE);

        assertThat(page.locator(".mismatch")).hasText("The gateway gives 5% to the candidate, but 25% was set.");
        pages.rollouts().show(ToldCanary.weighing(ToldCanary.good().at(31), null));
        assertThat(page.locator(".mismatch")).hasText("The gateway does not say what weights are in force.");
        assertThat(release("candidate").locator("dd").first()).hasText("–");
    }

    @Test
    void afterTheEndTheWeightIsWhatWasSetLast() {
        pages.rollouts().show(ToldCanary.weighing(ToldCanary.bad().at(30), null));
        visitRollouts(ONE);

        assertThat(release("candidate").locator("dd").first()).hasText("0%");
        assertThat(release("stable").locator("dd").first()).hasText("100%");
    }

    @Test
    void whenTheDaemonIsAwayItSaysSo() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitRollouts(ONE);
        assertThat(badge()).containsText("watching");

        pages.rollouts().goAway();

        assertThat(page.locator("#banner")).containsText("does not answer");
        assertThat(page.locator("#subtitle")).containsText("the figures below are old");
        assertThat(release("candidate")).isVisible();
    }

    @Test
    void aStreamThatFallsSilentIsCalledStale() {
        pages.rollouts().show(ToldCanary.good().at(30));
        visitRollouts(ONE);

        assertThat(page.locator("#banner"))
                .containsText("says nothing", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }

    @Test
    void whereThereIsNoneItSaysHowToBegin() {
        visitRollouts("#staging");
        assertThat(page.locator("#nothing")).containsText("./grocellery deploy SERVICE RELEASE --env staging");

        visitRollouts("#%E0%A4%A");
        assertThat(heading("Rollouts in dev")).isVisible();

        visitRollouts("#dev/no-such-rollout");
        assertThat(page.locator("#subtitle")).containsText("There is no rollout no-such-rollout in dev.");
    }

    @ParameterizedTest
    @CsvSource({
        "good,50,LIGHT,1280",
        "good,50,LIGHT,320",
        "good,100,DARK,1280",
        "bad,30,LIGHT,1280",
        "bad,30,DARK,390",
        "held,31,DARK,768",
        "held,31,LIGHT,320"
    })
    void oneRolloutIsAccessibleAndFits(String how, int seconds, ColorScheme scheme, int width) {
        ToldCanary canary = how.equals("bad") ? ToldCanary.bad() : ToldCanary.good();
        open(scheme, width);
        pages.rollouts().show(canary.at(1));
        visitWithKey();
        tell(canary, 2, seconds);
        if (how.equals("held")) {
            pages.rollouts().show(canary.held());
        }
        assertThat(badge())
                .containsText(Pattern.compile(
                        how.equals("bad")
                                ? "rolled back"
                                : how.equals("held") ? "held" : seconds > 90 ? "promoted" : "watching"));

        look("rollout-" + how + "-" + seconds + "-" + scheme + "-" + width);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,320"})
    void theListAndTheQuestionAreAccessibleAndFit(ColorScheme scheme, int width) {
        open(scheme, width);
        pages.rollouts().show(ToldCanary.good().held());
        visitRollouts("#dev");
        assertThat(page.locator("#rollouts li")).hasCount(1);
        look("rollouts-" + scheme + "-" + width);

        visitWithKey();
        button("Abort").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        look("rollout-question-" + scheme + "-" + width);
    }

    private void tellAll(ToldCanary canary) {
        pages.rollouts().show(canary.at(1));
        visitRollouts(ONE);
        assertThat(badge()).containsText("preparing");
        tell(canary, 2, 100);
    }

    private void tell(ToldCanary canary, int from, int to) {
        for (int second = from; second <= to; second++) {
            RolloutStatus status = canary.at(second);
            pages.rollouts().show(status);
            if (status.over()) {
                return;
            }
        }
    }

    private void visitRollouts(String hash) {
        visit("/console/rollouts" + hash);
    }

    private void visitWithKey() {
        visitRollouts("#key=" + key() + "&env=dev");
        assertThat(page.locator("#session")).containsText("Buttons work here");
        page.getByRole(AriaRole.LINK, named(ToldCanary.ID)).click();
        assertThat(button("Abort")).isEnabled();
    }

    private Locator badge() {
        return page.locator("#subtitle .badge");
    }

    private Locator release(String role) {
        return page.locator(".release-panel[data-role=" + role + "]");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private Locator image(String name) {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
