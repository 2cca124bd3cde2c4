package io.grocellery.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPatternTest {

    @ParameterizedTest
    @CsvSource({
        "POST /orders, POST, /orders, true",
        "POST /orders, GET, /orders, false",
        "POST /orders, POST, /orders/1, false",
        "POST /orders, POST, /order, false",
        "POST /orders, POST, /ordersx, false",
        "GET /products/**, GET, /products, true",
        "GET /products/**, GET, /products/1/images, true",
        "GET /products/**, GET, /productsx, false",
        "GET /carts/*, GET, /carts/1, true",
        "GET /carts/*, GET, /carts, false",
        "GET /carts/*, GET, /carts/, false",
        "GET /carts/*, GET, /carts/1/items, false",
        "PUT /carts/*/items/*, PUT, /carts/1/items/2, true",
        "PUT /carts/*/items/*, PUT, /carts/1/things/2, false",
        "PUT /carts/*/items/*, PUT, /carts/1/items, false",
        "GET /, GET, /, true",
        "GET /, GET, /x, false",
        "GET /**, GET, /x/y, true"
    })
    void fitsWholeSegments(String pattern, String method, String path, boolean fits) {
        assertThat(RequestPattern.parse(pattern).matches(method, path)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"GET /products/**, /products", "PUT /carts/*/items/*, /carts", "POST /orders, /orders", "GET /**, ''"})
    void beginsBeforeItsFirstWildcard(String pattern, String beginning) {
        assertThat(RequestPattern.parse(pattern).beginning()).isEqualTo(beginning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/orders",
                "GET",
                "get /orders",
                "GET orders",
                "GET /a/**/b",
                "GET /a*",
                "FETCH /a",
                "GET /a?b"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestPattern.parse(text))
                .withMessageContaining("GET /products/**");
    }
}
