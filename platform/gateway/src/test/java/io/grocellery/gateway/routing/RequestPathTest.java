package io.grocellery.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/orders, /orders",
        "/orders/, /orders/",
        "/orders/1?x=/../y, /orders/1",
        "/orders/a%20b, /orders/a b",
        "/orders/100%25, /orders/100%",
        "/orders/%C3%A9, /orders/é",
        "/orders/v1.2/..x, /orders/v1.2/..x",
        "/orders;a=b/1, /orders;a=b/1",
    })
    void aPlainPathIsDecodedOnce(String target, String path) {
        assertThat(RequestPath.of(target)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "*",
                "http://x/orders",
                "//orders",
                "/orders//1",
                "/.",
                "/..",
                "/./orders",
                "/orders/..",
                "/orders/../actuator",
                "/orders/%2e%2e/actuator",
                "/orders/.%2e/x",
                "/orders/..;/actuator",
                "/orders/.;a/x",
                "/orders%2factuator",
                "/orders%2Factuator",
                "/orders%5cactuator",
                "/orders\\actuator",
                "/orders%00",
                "/orders%0d%0aX",
                "/orders%7f",
                "/orders/%252e%252e/x",
                "/orders%252f",
                "/orders/%2",
                "/orders/%",
                "/orders/%zz",
                "/orders/%ff",
                "/orders/%c0%ae",
                "/orders/é",
                "/orders/a b",
                "/orders/#x",
                "/orders/\u0000",
                "/;/orders"
            })
    void whatTwoReadersCouldTakeDifferentlyIsRefused(String target) {
        assertThat(RequestPath.of(target)).isNull();
    }

    @RepeatedTest(200)
    void noAcceptedPathLeavesItsRoot(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        String[] parts = {"/", ".", "..", "%2e", "%2f", "%5c", "%25", "2e", ";", "a", "orders", "\\", "%00", "?", "%"};
        for (int i = 0; i < 500; i++) {
            StringBuilder target = new StringBuilder("/");
            random.ints(random.nextInt(8), 0, parts.length).forEach(part -> target.append(parts[part]));
            String path = RequestPath.of(target.toString());
            if (path != null) {
                assertThat(Path.of("/root" + path).normalize().toString())
                        .as(target.toString())
                        .startsWith("/root");
                assertThat(path).doesNotContain("\\", "\u0000", "//").doesNotContainPattern("(^|/)\\.\\.?(;|/|$)");
            }
        }
    }
}
