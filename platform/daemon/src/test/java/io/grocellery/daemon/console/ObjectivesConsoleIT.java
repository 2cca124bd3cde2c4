package io.grocellery.daemon.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.grocellery.pages.Recorded;
import io.grocellery.pages.ToldObjectives;
import io.grocellery.pages.ToldObjectives.Manner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's pages for objectives, alerts, events and one service. */
class ObjectivesConsoleIT extends ConsoleBrowser {

    @BeforeEach
    void everythingIsWell() {
        pages.api().events(Recorded.json("events"));
        pages.api().status("dev", Recorded.json("healthy"));
        told(Manner.WELL);
    }

    private void told(Manner manner) {
        pages.api().answer("objectives", ToldObjectives.objectives(manner));
        pages.api().answer("objectives/course", ToldObjectives.course(manner));
        pages.api().answer("alerts", ToldObjectives.alerts(manner));
        pages.api().answer("services/order-service/traffic", ToldObjectives.traffic());
        pages.api().answer("services/order-service/traces", ToldObjectives.traces());
    }

    @Test
    void oneNavigationLeadsToEveryPage() {
        visit("/console/#dev");
        for (String name : new String[] {"Rollouts", "Objectives", "Alerts", "Events", "Services"}) {
            Locator link = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
            assertThat(link).hasAttribute("href", Pattern.compile(".*#dev"));
            link.click();
            assertThat(page.locator("#pages [aria-current=page]")).hasText(name);
            assertThat(page).hasURL(Pattern.compile(".*#dev$"));
        }
        article("order-service")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("order-service"))
                .click();
        assertThat(heading("order-service in dev")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void eachObjectiveSaysWhatIsLeftOfItsBudget() {
        visit("/console/objectives#dev");

        Locator orders = article("order-service");
        assertThat(orders).containsText("70.0%");
        assertThat(orders).containsText("wanted 99.9%");
        assertThat(orders).containsText("lasts at the present rate");
        assertThat(orders).containsText("observed for 22 d 12 h of 30 days");
        assertThat(orders.locator("svg").first())
                .hasAttribute("aria-label", Pattern.compile("Budget over 30 days: 70.0% left, .*"));
        assertThat(orders.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(orders.locator(".burns")).containsText("0.31 / 0.37 of 14.4");
        assertThat(article("checkout")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatFiresStandsOut() {
        told(Manner.BURNING);
        visit("/console/objectives#dev");

        assertThat(article("order-service").locator("td[data-tone=bad]")).hasCount(2);
        assertThat(article("order-service").locator("td[data-tone=bad]").first())
                .containsText("fires");
        visit("/console/#dev");
        assertThat(page.locator("#totals dd").last()).hasText("2");
        visit("/console/alerts#dev");
        assertThat(heading("2 alerts fire in dev")).isVisible();
        Locator first = page.locator("#firing-list li").first();
        assertThat(first).containsText("24.5 times too fast over the long window");
        assertThat(first).containsText("fires at 14.4");
        assertThat(first).containsText("./grocellery logs order-service");
        assertThat(page.locator("#told-list")).containsText("5% of the requests of order-service fail");
        assertThat(page.locator("#ended-list")).containsText("cart-service");
    }

    @Test
    void aFreshInstallationIsHonestAboutWhatItDoesNotKnow() {
        told(Manner.FRESH);
        visit("/console/objectives#dev");

        assertThat(article("order-service").locator(".left").first()).hasText("–");
        assertThat(article("order-service")).containsText("too few requests to tell: 0 of 10,000");
        assertThat(page.locator("#nothing")).containsText("has not answered this daemon yet");
        visit("/console/alerts#dev");
        assertThat(heading("Nothing fires in dev")).isVisible();
        assertThat(page.locator("#told-state")).containsText("./grocellery up --with prometheus");
    }

    @Test
    void whenTheDaemonIsAwayEachPageSaysHowOldItIs() {
        visit("/console/objectives#dev");
        assertThat(article("order-service")).isVisible();

        pages.api().goAway();

        assertThat(page.locator("#banner")).containsText("does not answer");
        assertThat(page.locator("#subtitle")).containsText("the figures below are old");
    }

    @Test
    void eventsAreChosenByKindAndSubjectAndFollowed() {
        visit("/console/events#dev");
        assertThat(page.locator("#event-list li")).hasCount(5);

        page.getByLabel("only warnings and errors").check();
        int trouble = page.locator("#event-list li").count();
        assertThat(trouble).isBetween(1, 4);
        page.getByLabel("only warnings and errors").uncheck();
        page.getByLabel("Kind").selectOption("instance.crashed");
        assertThat(page.locator("#event-list li")).hasCount(1);
        page.getByLabel("Kind").selectOption("");
        page.getByLabel("About").selectOption("summary-service");
        assertThat(page.locator("#event-list li").first()).containsText("started again");
        page.getByLabel("About").selectOption("");
        pages.api()
                .events("{\"items\":[{\"seq\":99,\"at\":\"2026-11-24T01:21:00Z\",\"environment\":\"dev\","
                        + "\"subject\":\"order-service\",\"kind\":\"budget-alert-began\",\"severity\":\"ERROR\","
                        + "\"message\":\"it burns\",\"detail\":{}}],\"nextAfter\":99}");
        assertThat(page.locator("#event-list li").first()).containsText("it burns");
    }

    @Test
    void aServicesPageShowsItsReleasesItsTracesAndItsLog() {
        pages.api().answer("log", ToldObjectives.log());
        visit("/console/services/order-service#key=" + key() + "&env=dev");

        assertThat(page.locator("#legend")).containsText("r-e02b9a6f1d54");
        assertThat(page.locator("#plots svg").first())
                .hasAttribute(
                        "aria-label", Pattern.compile("Requests a second .*r-7c41f0a2be93 at most 4\\d\\.\\d, r-e0.*"));
        assertThat(page.locator("#instances")).containsText("order-service-1");
        assertThat(page.locator("#instances th[scope=col]")).hasText(new String[] {
            "instance", "state", "release", "pid", "port", "up", "restarts", "memory", "start"
        });
        assertThat(page.locator("#traces li")).hasCount(2);
        assertThat(page.locator("#traces a").first()).hasAttribute("href", "http://127.0.0.1:9411/zipkin/traces/a1");
        assertThat(page.locator("#log li").first()).containsText("order placed");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatAServicesPageCannotShowItSays() {
        pages.api()
                .answer("services/order-service/traffic", "{\"counted\":false,\"from\":0,\"until\":0,\"releases\":[]}");
        pages.api().answer("services/order-service/traces", "{\"available\":false,\"traces\":[]}");
        visit("/console/services/order-service#dev");

        assertThat(page.locator("#plots")).containsText("the gateway does not answer");
        assertThat(page.locator("#traces-state")).containsText("./grocellery up --with zipkin");
        assertThat(page.locator("#log-state")).containsText("./grocellery console --env dev");
        visit("/console/services/no-such-service#dev");
        assertThat(page.locator("#nothing")).containsText("There is no service no-such-service in dev");
    }

    @ParameterizedTest
    @CsvSource({
        "objectives,WELL,LIGHT,1440",
        "objectives,BURNING,DARK,1440",
        "objectives,BURNING,LIGHT,390",
        "objectives,FRESH,LIGHT,1440",
        "alerts,BURNING,LIGHT,1440",
        "alerts,BURNING,DARK,390",
        "alerts,FRESH,DARK,768",
        "events,WELL,DARK,390",
        "services/order-service,WELL,LIGHT,1440",
        "services/order-service,WELL,LIGHT,390"
    })
    void thePagesAreAccessibleAndFit(String path, Manner manner, ColorScheme scheme, int width) {
        open(scheme, width);
        told(manner);
        pages.api().answer("log", ToldObjectives.log());
        pages.api().environments("dev", "staging", "prod");
        visit("/console/" + path + "#key=" + key() + "&env=dev");
        assertThat(page.locator("#link")).containsText("live");
        assertThat(page.locator("main svg:visible, main li:visible, #nothing:visible")
                        .first())
                .isVisible();

        look(path.replace('/', '-') + "-" + manner + "-" + scheme + "-" + width);
    }
}
