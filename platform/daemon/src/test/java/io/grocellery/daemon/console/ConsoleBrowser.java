package io.grocellery.daemon.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.grocellery.pages.Browsing;
import io.grocellery.pages.RunningPages;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the console's pages have in common: a browser window for each test, and how a page is looked at. */
abstract class ConsoleBrowser {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final boolean LOOKED_AT = System.getenv("CI") == null;

    final RunningPages pages = BROWSING.pages();
    final List<String> complaints = new ArrayList<>();
    BrowserContext context;
    Page page;

    @BeforeEach
    final void openWindow() {
        pages.api().forget();
        pages.rollouts().forget();
        pages.runs().forget();
        open(ColorScheme.LIGHT, 1280);
    }

    @AfterEach
    final void closeWindow() {
        context.close();
    }

    final void open(ColorScheme scheme, int width) {
        if (context != null) {
            context.close();
        }
        context = BROWSING.chromium()
                .browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    final void visit(String path) {
        page.navigate(pages.address() + path);
    }

    final Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    final Locator article(String name) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
    }

    /** What {@code ./grocellery console} prints at the end of its address. */
    final String key() {
        HttpRequest request = HttpRequest.newBuilder(pages.address().resolve("/api/console/keys"))
                .header("Authorization", "Bearer " + RunningPages.TOKEN)
                .POST(BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new JsonMapper()
                    .readTree(http.send(request, BodyHandlers.ofString()).body())
                    .get("key")
                    .asString();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes a picture where somebody looks at it; nothing is wider than the window, refused, or out of anybody's reach. */
    final void look(String picture) {
        if (LOOKED_AT) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(picture + ".png")));
        }
        assertThat(complaints).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(page.viewportSize().width);
        assertThat(axe().analyze().getViolations())
                .filteredOn(violation -> Set.of("serious", "critical").contains(violation.getImpact()))
                .isEmpty();
    }

    /** Only what is wrong is told in full, and a page of one frame needs no second page: half the work. */
    private AxeBuilder axe() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }
}
