package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A running installation keeps to this machine and its secrets to itself. */
class DiscretionIT {

    private static final Path PROCESSES = Path.of("/proc");

    private static final int ORDERS = 20;
    private static final String CARD = "4111111111111111";
    private static final String EMAIL = "alice.moreau@example.com";
    private static final String STREET = "12-Rue-des-Lilas";
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{4,}");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\w.-])\\d{13,19}(?![\\w-])");

    /** Of traces and spans: some of them look like a card's number. */
    private static final Pattern IDS = Pattern.compile("\"(?:trace|span)\":\\{\"id\":\"[0-9a-f]*\"},?");

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @Test
    void nothingListensBeyondLoopback() {
        assumeTrue(Command.exists("ss"), "skipped: ss not installed");
        List<Long> ours = grocellery.processes();
        List<String> listening = Command.in(Path.of("/"), "ss", "-Hltnp")
                .run()
                .output()
                .lines()
                .filter(line -> ours.stream().anyMatch(pid -> line.contains("pid=" + pid + ",")))
                .toList();
        assertThat(listening)
                .as("daemon, gateway twice, four services, PostgreSQL")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(listening)
                .allSatisfy(line ->
                        assertThat(line).containsPattern("(127\\.0\\.0\\.1|\\[::ffff:127\\.0\\.0\\.1\\]):\\d+"));
    }

    @Test
    void noSecretIsInAnArgumentAVariableOrALog() throws IOException {
        List<String> secrets = Stream.of(
                        "demo/alice-password", "order-service/database-password", "order-service/client-secret")
                .map(name -> grocellery.grocellery("params", "get", "/grocellery/dev/" + name, "--show"))
                .map(result -> result.output().strip())
                .toList();
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(8));
        assertThat(grocellery.processes()).hasSizeGreaterThan(5).allSatisfy(pid -> {
            assertThat(toldBy(pid, "cmdline")).isNotEmpty().doesNotContain(secrets);
            assertThat(toldBy(pid, "environ")).doesNotContain(secrets);
        });
        assertThat(logs())
                .hasSizeGreaterThan(5)
                .allSatisfy(log -> assertThat(text(log)).doesNotContain(secrets));
    }

    @Test
    void noLogTellsOfPeopleWhateverTheySend() throws IOException {
        List<Customer> customers = Stream.of("alice", "bob")
                .map(name -> new Customer(grocellery.gateway(), grocellery.tokenOf(name)))
                .toList();
        try (Load load = new Load(customers, customers.getFirst().products(3))) {
            sendWhatIsNobodysBusiness(grocellery.tokenOf("alice"));
            Eventually.holds("some orders", Duration.ofSeconds(60), () -> load.placed() >= ORDERS);
        }
        String token = grocellery.tokenOf("alice");
        List<Path> logs = logs();
        assertThat(logs).hasSizeGreaterThan(5).allSatisfy(log -> {
            String text = IDS.matcher(text(log)).replaceAll("");
            assertThat(text).doesNotContain(token, CARD, EMAIL, STREET, "Moreau", "Okafor");
            assertThat(TOKEN.matcher(text).results().map(MatchResult::group))
                    .as("tokens")
                    .isEmpty();
            assertThat(ADDRESS.matcher(text).results().map(MatchResult::group))
                    .as("e-mail addresses")
                    .isEmpty();
            assertThat(DIGITS.matcher(text).results().map(MatchResult::group).filter(DiscretionIT::isCard))
                    .as("numbers of cards")
                    .isEmpty();
        });
    }

    @Test
    void theScanFindsWhatItLooksFor() {
        assertThat(DIGITS.matcher("paid by " + CARD + ".").results().map(MatchResult::group))
                .anyMatch(DiscretionIT::isCard);
        assertThat(isCard("4111111111111112")).isFalse();
        assertThat(ADDRESS.matcher("of " + EMAIL).find()).isTrue();
        assertThat(TOKEN.matcher("Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.x")
                        .find())
                .isTrue();
        assertThat(IDS.matcher("{\"trace\":{\"id\":\"0123456789012345\"}}").replaceAll(""))
                .isEqualTo("{}");
    }

    /** In queries, paths, bodies, fields and keys, well formed and not, by somebody signed in and by nobody. */
    private void sendWhatIsNobodysBusiness(String token) {
        URI shop = grocellery.gateway();
        String signedIn = "Bearer " + token;
        Http.get(shop.resolve("/products?q=" + EMAIL + "&category=" + CARD));
        Http.get(shop.resolve("/products/" + CARD));
        Http.get(shop.resolve("/orders?name=Alice+Moreau"), "Authorization", signedIn, "Cookie", "mail=" + EMAIL);
        Http.get(shop.resolve("/orders"), "Authorization", signedIn + "x", "X-Forwarded-For", STREET);
        Http.post(
                shop.resolve("/orders"),
                "{\"cartId\": \"" + CARD + "\", \"mail\": \"" + EMAIL + "\"",
                "Authorization",
                signedIn,
                "Idempotency-Key",
                EMAIL);
        Http.put(shop.resolve("/carts/" + EMAIL + "/items/" + CARD), "{\"to\": \"" + STREET + "\"}");
        Http.get(shop.resolve("/orders"), "traceparent", EMAIL, "b3", CARD, "X-Request-Id", "Alice.Moreau");
    }

    /** Luhn's check, which every card's number passes. */
    private static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(grocellery.state())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    @Test
    void onlyItsOwnerReadsWhatAServiceIsConfiguredWith() throws IOException {
        Path configuration =
                grocellery.state().resolve("environments/dev/config/order-service-1/application.properties");
        assertThat(Files.getPosixFilePermissions(configuration))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        assertThat(text(configuration)).contains("password");
    }

    private static String toldBy(long pid, String file) {
        assumeTrue(Files.isDirectory(PROCESSES), "skipped: only Linux tells of processes in files");
        return text(PROCESSES.resolve(Long.toString(pid)).resolve(file));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
