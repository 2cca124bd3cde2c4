package io.grocellery.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grocellery.authorisation.Finding.Check;
import io.grocellery.authorisation.LeakyShop.Fault;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InspectionTest {

    private static final String POLICY = """
            headers: { X-Content-Type-Options: nosniff }
            operations:
              GET /products: { no-token: 200, bad-token: 401, other-shopper: 200, admin: 200, shopper: 200 }
              GET /orders/{id}: { path: "/orders/${order}", no-token: 401, bad-token: 401, other-shopper: 404, admin: 404, shopper: 200 }
              POST /orders: { body: { cartId: "${cart}" }, no-token: 401, bad-token: 401, other-shopper: 404, admin: [404, 409], shopper: 201 }
            """;

    private static final Tokens TOKENS = new Tokens(
            Map.of(
                    "shopper",
                    KeyRing.token("alice"),
                    "other-shopper",
                    KeyRing.token("bob"),
                    "admin",
                    KeyRing.token("admin")),
            KeyRing.keys());

    private final LeakyShop shop = new LeakyShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCarefulShopPasses() throws IOException, InterruptedException {
        Report report = inspect(POLICY);
        assertThat(report.findings()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.answers()).isGreaterThan(100);
        assertThat(report.text()).contains("0 findings, seed 7");
        assertThat(report.json()).contains("\"verdict\" : \"passed\"");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOWS_ORDERS_TO_OTHERS, MATRIX, other-shopper, 'expected 404, found 200'",
        "SHOWS_ORDERS_TO_OTHERS, MATRIX, other-shopper, 'nothing of other shoppers'",
        "TAKES_EXPIRED_TOKENS, MATRIX, expired-token, 'expected 401, found 200'",
        "FAILS_ON_QUOTES, INJECTION, no-token, 'expected no 5xx, found status 500'",
        "TELLS_STACK_TRACES, INJECTION, other-shopper, 'nothing of the innards'",
        "HAS_NO_HEADERS, HEADERS, anybody, 'expected X-Content-Type-Options: nosniff'"
    })
    void aFaultIsFound(Fault fault, Check check, String role, String message) throws IOException, InterruptedException {
        shop.fault(fault);
        Report report = inspect(POLICY);
        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.role()).isEqualTo(role);
            assertThat(finding.toString()).contains(message);
        });
        assertThat(report.json())
                .contains("\"verdict\" : \"failed\"", check.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void whatNobodyAgreedOnIsFoundAndWhatIsNotServedToo() throws IOException, InterruptedException {
        Report report = inspect(POLICY.replace("GET /products:", "GET /goods:"));
        assertThat(report.findings())
                .extracting(Finding::check, Finding::operation)
                .contains(tuple(Check.COVERAGE, "GET /products"), tuple(Check.COVERAGE, "GET /goods"));
    }

    @Test
    void aPolicyThatIsSilentOnARoleIsRefused() {
        assertThatThrownBy(() -> Policy.of(POLICY.replace("no-token: 200, ", "")))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("GET /products says nothing of no-token");
    }

    private Report inspect(String policyText) throws IOException, InterruptedException {
        Policy policy = Policy.of(policyText);
        AtomicReference<String> secret = new AtomicReference<>("");
        Examiner examiner = new Examiner(policy.headers(), secret::get);
        Shop asked = new Shop(shop.url(), TOKENS, () -> new UUID(1, 2), Clock.systemUTC(), busy -> {}, examiner);
        Belongings belongings = Belongings.of(asked, () -> new UUID(3, 4));
        secret.set(belongings.orderNumber());
        Inspection inspection = new Inspection(
                policy,
                ApiDocument.of(LeakyShop.DOCUMENT).operations(),
                asked,
                belongings,
                examiner,
                said -> assertThat(said).isNotBlank());
        inspection.coverage();
        inspection.matrix();
        inspection.injection();
        inspection.fuzz(50, new SplittableRandom(7));
        return new Report("test", 7, examiner.seen(), List.copyOf(examiner.findings()), List.of());
    }
}
