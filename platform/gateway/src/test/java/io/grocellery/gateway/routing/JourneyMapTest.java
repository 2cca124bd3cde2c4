package io.grocellery.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.RequestPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyMapTest {

    @Test
    void theFirstJourneyThatFitsHasTheRequest() {
        JourneyMap journeys = new JourneyMap();
        journeys.put("checkout", List.of(RequestPattern.parse("POST /orders")));
        journeys.put("orders", List.of(RequestPattern.parse("POST /orders"), RequestPattern.parse("GET /orders/**")));

        assertThat(journeys.find("POST", "/orders")).isEqualTo("checkout");
        assertThat(journeys.find("GET", "/orders/1")).isEqualTo("orders");
        assertThat(journeys.find("DELETE", "/orders/1")).isNull();
        assertThat(new JourneyMap().find("GET", "/")).isNull();
    }
}
