package io.grocellery.daemon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.pages.RunningPages;
import io.grocellery.pages.TestIdentity;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Signing in and out at the issuer's own pages, over real HTTP. */
class SignInPageIT {

    private static RunningPages pages;
    private Browser browser;

    @BeforeAll
    static void start() {
        pages = RunningPages.start();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(pages.address());
    }

    @Test
    void thePageTellsThatTheseAreDemoAccountsAndHowToSeeTheirPasswords() {
        String page = browser.get("/login").body();

        assertThat(page)
                .contains("alice", "bob", "admin")
                .contains("./grocellery params get /grocellery/dev/demo/alice-password --show")
                .doesNotContain(TestIdentity.PASSWORD);
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        String typed = URLEncoder.encode("\"><script>alert(1)</script>", StandardCharsets.UTF_8);

        String page = browser.get("/login?username=" + typed).body();

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<b>Baker");
        assertThat(page).contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"");
    }

    @Test
    void aWrongPasswordShowsThePageAgainWithTheNameKept() {
        HttpResponse<String> answer = browser.signIn("alice", "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Wrong user name or password").contains("value=\"alice\"");
        assertThat(browser.submitSignIn("alice", TestIdentity.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void afterFiveWrongPasswordsThePageSaysWhenToTryAgain() {
        try (RunningPages own = RunningPages.start()) {
            browser = new Browser(own.address());
            for (int attempt = 0; attempt < SignInThrottle.WRONG_PASSWORDS; attempt++) {
                assertThat(browser.signIn("alice", "wrong").statusCode()).isEqualTo(401);
            }

            HttpResponse<String> answer = browser.signIn("alice", TestIdentity.PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("Too many wrong passwords");
        }
    }

    @Test
    void aFormThatDoesNotComeFromThePageIsRefused() {
        HttpResponse<String> answer =
                browser.post("/login", Map.of("username", "alice", "password", TestIdentity.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/login").body()).contains("type=\"password\"");
    }

    @Test
    void theSessionGetsANewIdAtTheSignIn() {
        browser.get(Browser.authorizePath(Map.of()), "Accept", "text/html");
        String before = browser.session();

        browser.submitSignIn("alice", TestIdentity.PASSWORD);

        assertThat(before).isNotNull();
        assertThat(browser.session()).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theSessionsCookieIsForThisServerAlone() {
        String cookie = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .startsWith("grocellery-sign-in-" + pages.address().getPort() + "=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void whoIsSignedInSeesThatAndCanSignOut() {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String page = browser.get("/login").body();
        assertThat(page).contains("Alice Adams").contains("Sign out");

        HttpResponse<String> answer = browser.post("/logout", Map.of("_csrf", browser.csrf()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(browser.get(Browser.location(answer).getPath() + "?signed-out")
                        .body())
                .contains("You are signed out");
        assertThat(Browser.location(browser.get(Browser.authorizePath(Map.of()), "Accept", "text/html"))
                        .getPath())
                .isEqualTo("/login");
    }

    @Test
    void aSignOutThatNobodyAskedForIsRefused() {
        browser.signIn("alice", TestIdentity.PASSWORD);

        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/login").body()).contains("You are signed in");
    }

    @Test
    void theStorefrontCanSignAPersonOutAndGetsThemBack() {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String hint = idToken();

        HttpResponse<String> answer = browser.get(signOutPath(hint, Browser.REDIRECT));

        assertThat(Browser.location(answer)).isEqualTo(URI.create(Browser.REDIRECT));
        assertThat(browser.get("/login").body()).doesNotContain("You are signed in");
    }

    @Test
    void theStorefrontsSignOutWorksWithoutASessionToo() {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String hint = idToken();

        HttpResponse<String> answer = new Browser(pages.address()).get(signOutPath(hint, Browser.REDIRECT));

        assertThat(Browser.location(answer)).isEqualTo(URI.create(Browser.REDIRECT));
    }

    @Test
    void aSignOutReturnsNowhereElse() {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String hint = idToken();

        HttpResponse<String> answer = browser.get(signOutPath(hint, "http://evil.example/"), "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(browser.get("/login").body()).contains("You are signed in");
    }

    @Test
    void aForgedHintOrSomebodyElsesSignsNobodyOut() {
        Browser bob = new Browser(pages.address());
        bob.signIn("bob", TestIdentity.PASSWORD);
        String hintOfBob = idToken(bob);
        browser.signIn("alice", TestIdentity.PASSWORD);

        assertThat(browser.get(signOutPath("x.y.z", Browser.REDIRECT)).statusCode())
                .isEqualTo(400);
        assertThat(browser.get(signOutPath(hintOfBob, Browser.REDIRECT)).statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/login").body()).contains("You are signed in");
    }

    @Test
    void everyAnswerCarriesStrictHeaders() {
        for (String path : new String[] {"/login", "/console/", "/oauth2/jwks", "/nothing-here"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/oauth2/jwks", "/console/", "/anything"})
    void aNameThatIsNotOfTheLoopbackInterfaceIsRefused(String path) throws Exception {
        String answer = RawHttp.get(
                pages.address(), path, "rebound.example:" + pages.address().getPort());

        assertThat(answer).startsWith("HTTP/1.1 421").contains("urn:grocellery:problem:misdirected-host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8070", "127.0.0.1", "[::1]:8070"})
    void eachNameOfTheLoopbackInterfaceIsAnswered(String host) throws Exception {
        assertThat(RawHttp.get(pages.address(), "/oauth2/jwks", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void anUnknownPathIsAProblemForProgramsAndAPageForPeople() {
        HttpResponse<String> document = browser.get("/nothing-here", "Accept", "application/json");
        HttpResponse<String> page = browser.get("/nothing-here", "Accept", "text/html");

        assertThat(document.statusCode()).isEqualTo(404);
        assertThat(document.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(document.body()).contains("urn:grocellery:problem:not-found").contains("/nothing-here");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).startsWith("<!doctype html>");
    }

    @Test
    void nothingCanBeChangedByAPostThatNobodyTakes() {
        assertThat(browser.post("/console/", Map.of()).statusCode()).isEqualTo(403);
    }

    private String idToken() {
        return idToken(browser);
    }

    private static String idToken(Browser browser) {
        return new JsonMapper()
                .readTree(browser.exchange(browser.code(), Map.of()).body())
                .get("id_token")
                .asString();
    }

    private static String signOutPath(String hint, String returnTo) {
        return "/connect/logout?id_token_hint=" + hint + "&post_logout_redirect_uri="
                + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    }
}
