package io.grocellery.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.PathPattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathMapTest {

    private final PathMap<String> map = new PathMap<>();

    @BeforeEach
    void fill() {
        map.put(new PathPattern("/orders/**"), "orders");
        map.put(new PathPattern("/orders/special/**"), "special");
        map.put(new PathPattern("/orders/special"), "exact");
        map.put(new PathPattern("/categories"), "categories");
    }

    @Test
    void aPrefixStandsForItselfAndAllBelow() {
        assertThat(map.find("/orders")).isEqualTo("orders");
        assertThat(map.find("/orders/")).isEqualTo("orders");
        assertThat(map.find("/orders/1/lines")).isEqualTo("orders");
    }

    @Test
    void aPrefixEndsAtASegment() {
        assertThat(map.find("/ordersx")).isNull();
        assertThat(map.find("/order")).isNull();
    }

    @Test
    void theLongestFitsBestAndExactBeatsAll() {
        assertThat(map.find("/orders/special/1")).isEqualTo("special");
        assertThat(map.find("/orders/special")).isEqualTo("exact");
        assertThat(map.find("/categories")).isEqualTo("categories");
        assertThat(map.find("/categories/1")).isNull();
    }

    @Test
    void theRestGoesToTheRootIfThereIsOne() {
        assertThat(map.find("/")).isNull();
        map.put(new PathPattern("/**"), "files");
        assertThat(map.find("/")).isEqualTo("files");
        assertThat(map.find("/a/b/c")).isEqualTo("files");
        assertThat(map.find("/orders/1")).isEqualTo("orders");
    }
}
