package io.grocellery.systemtest.storefront;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the machine's own Chromium to tests that ask for a {@link Browser}, its headless shell where there is one: the
 * same engine for half the processor time. One browser serves all tests of a process. Where there is none, tests are
 * skipped; in CI (environment variable {@code CI}) they fail.
 */
public final class ChromiumExtension implements ExecutionCondition, ParameterResolver {
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return executable().isPresent() || System.getenv("CI") != null
                ? ConditionEvaluationResult.enabled("chromium is to be had")
                : ConditionEvaluationResult.disabled("skipped: chromium not installed");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningChromium.class)
                .browser;
    }

    private static Optional<Path> executable() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static final class RunningChromium implements AutoCloseable {
        private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1")));
        private final Browser browser = playwright.chromium().launch(options());

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }

        private static BrowserType.LaunchOptions options() {
            var path = executable()
                    .orElseThrow(() -> new IllegalStateException(
                            "no chromium on the PATH: apt-get install chromium-headless-shell"));
            return new BrowserType.LaunchOptions()
                    .setExecutablePath(path)
                    .setChromiumSandbox(!isRoot())
                    .setArgs(arguments());
        }

        private static List<String> arguments() {
            var arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-background-networking"));
            arguments.addAll(
                    List.of("--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"));
            if (isRoot()) {
                arguments.add("--no-sandbox");
            }
            return arguments;
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
