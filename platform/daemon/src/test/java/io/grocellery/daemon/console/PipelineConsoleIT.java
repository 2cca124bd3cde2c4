package io.grocellery.daemon.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.grocellery.core.status.RunStatus;
import io.grocellery.daemon.evidence.ReportPage;
import io.grocellery.pages.ToldEvidence;
import io.grocellery.pages.ToldRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's page for the pipeline in a real browser, fed with a run as the daemon tells it. */
class PipelineConsoleIT extends ConsoleBrowser {

    private static final String ONE = "#dev/" + ToldRun.ID;

    @BeforeEach
    void twoEnvironments() {
        pages.api().environments("dev", "prod");
    }

    @Test
    void whereNothingRanYetItSaysHowToBegin() {
        visitPipeline("#dev");

        assertThat(page.locator("#subtitle")).hasText("No run so far.");
        assertThat(page.locator("#nothing")).containsText("./grocellery pipeline run");

        visitPipeline("#dev/p-99");
        assertThat(page.locator("#subtitle")).hasText("There is no run p-99.");
    }

    @Test
    void aRunIsOpenedByKeyboardAndItsStagesToo() {
        pages.runs().show(ToldRun.refused());
        visitPipeline("#dev");
        assertThat(page.locator("#runs li").first()).containsText("3 of 7 stages passed; security-scan refused.");

        page.getByRole(AriaRole.LINK, named(ToldRun.ID)).focus();
        page.keyboard().press("Enter");

        assertThat(heading("Run p-12 of 8c1540d")).isVisible();
        assertThat(page.locator(".stage-node")).hasCount(7);
        assertThat(page.locator(".graph-lines path")).hasCount(8);
        assertThat(detail()).containsText("OrderRepository.java:88 critical");
        assertThat(detail()).containsText("a query is built from <b>text</b>");
        assertThat(detail()).containsText("not claimed: that no part has a known vulnerability");
        assertThat(node("security-scan").locator(".badge")).containsText("refused by a gate");

        node("unit-tests").focus();
        page.keyboard().press("Enter");

        assertThat(detail().getByRole(AriaRole.HEADING).first()).hasText("unit-tests");
        assertThat(node("unit-tests")).hasAttribute("aria-current", "true");
        page.goBack();
        page.goBack();
        assertThat(heading("Pipeline")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void followsARunAndTheLogOfAStageWithoutReload() {
        pages.runs().show(ToldRun.running());
        pages.runs().wrote(ToldRun.ID, "unit-tests", "[INFO] Running CartTest\n");
        visitWithKey();
        assertThat(badge()).containsText("running");
        assertThat(log()).hasText("[INFO] Running CartTest\n");

        pages.runs().wrote(ToldRun.ID, "unit-tests", "[INFO] Running CartTest\n[INFO] Grüße <ok>\n");
        pages.runs().show(ToldRun.running());
        assertThat(log()).containsText("Grüße <ok>");

        pages.runs().show(ToldRun.asking());
        assertThat(badge()).containsText("waits for a person");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("deploy-prod: waits for a person");
    }

    @Test
    void withoutASessionButtonsAndLogSayHowToGetThem() {
        pages.runs().show(ToldRun.asking());
        visitPipeline(ONE);

        assertThat(button("Approve")).isDisabled();
        assertThat(page.locator("#buttons-why")).containsText("./grocellery console");
        assertThat(button("Save the report")).isDisabled();
        assertThat(detail()).containsText("./grocellery pipeline log deploy-prod p-12");
        assertThat(log()).isHidden();
    }

    @Test
    void anApprovalShowsTheDigestAndTheReleasesAndIsBoundToIt() {
        pages.runs().show(ToldRun.asking());
        visitWithKey();

        button("Approve").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText(ToldRun.SUBJECT);
        assertThat(dialog).containsText("cart-service r-2b9f51a04c7e, order-service r-e02b9a6f1d54");
        page.keyboard().press("Escape");
        assertThat(pages.runs().asked()).isEmpty();

        button("Approve").click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Approve: done");
        assertThat(pages.runs().asked()).containsExactly("p-12 approve deploy-prod " + ToldRun.SUBJECT);
    }

    @Test
    void whatFailedIsTriedAgainAndItsReportSaved() {
        pages.runs().show(ToldRun.refused());
        visitWithKey();

        Download report = page.waitForDownload(() -> button("Save the report").click());
        assertThat(report.suggestedFilename()).isEqualTo("grocellery-report-p-12.html");

        button("Retry").click();
        pages.runs().show(ToldRun.running());
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry"))
                .click();

        assertThat(badge()).containsText("running");
        assertThat(page.locator("#link")).containsText("live");
        assertThat(pages.runs().asked()).containsExactly("p-12 retry");
    }

    @Test
    void whenTheDaemonIsAwayItSaysSo() {
        pages.runs().show(ToldRun.running());
        visitPipeline(ONE);
        assertThat(badge()).containsText("running");

        pages.runs().goAway();

        assertThat(page.locator("#banner")).containsText("does not answer");
        assertThat(page.locator("#subtitle")).containsText("the figures below are old");
        assertThat(node("unit-tests")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"refused,LIGHT,1280", "refused,DARK,390", "asking,DARK,1280", "running,LIGHT,320"})
    void oneRunIsAccessibleAndFits(String how, ColorScheme scheme, int width) {
        RunStatus run =
                how.equals("refused") ? ToldRun.refused() : how.equals("asking") ? ToldRun.asking() : ToldRun.running();
        open(scheme, width);
        pages.runs().show(run);
        pages.runs().wrote(ToldRun.ID, "unit-tests", "[INFO] Running CartTest\n".repeat(60));
        pages.runs().wrote(ToldRun.ID, "security-scan", "semgrep: 1 finding\n");
        visitWithKey();
        assertThat(page.locator(".stage-node")).hasCount(7);

        look("pipeline-" + how + "-" + scheme + "-" + width);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,320"})
    void theListAndTheQuestionAreAccessibleAndFit(ColorScheme scheme, int width) {
        open(scheme, width);
        pages.runs().show(ToldRun.asking());
        visitPipeline("#dev");
        assertThat(page.locator("#runs li")).hasCount(1);
        look("pipelines-" + scheme + "-" + width);

        visitWithKey();
        button("Approve").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        look("pipeline-question-" + scheme + "-" + width);
    }

    /** It is opened as a file: without this server, its styles or its fonts. */
    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,390"})
    void theReportIsAccessibleAndFits(ColorScheme scheme, int width) {
        open(scheme, width);
        page.setContent(ReportPage.html(ToldEvidence.saying("Prices are rounded once, <b>at the end</b>")));

        assertThat(heading("Stages and gates")).isVisible();
        assertThat(page.locator("body")).containsText("<b>at the end</b>");
        look("report-" + scheme + "-" + width);
    }

    private void visitPipeline(String hash) {
        visit("/console/pipeline" + hash);
    }

    private void visitWithKey() {
        visitPipeline("#key=" + key() + "&env=dev");
        assertThat(page.locator("#session")).containsText("Buttons work here");
        page.getByRole(AriaRole.LINK, named(ToldRun.ID)).click();
        assertThat(button("Save the report")).isEnabled();
    }

    private Locator badge() {
        return page.locator("#subtitle .badge");
    }

    private Locator detail() {
        return page.locator(".stage-detail");
    }

    private Locator node(String stage) {
        return page.locator(".stage-node")
                .filter(new Locator.FilterOptions().setHasText(stage))
                .first();
    }

    private Locator log() {
        return page.locator(".log");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
