package io.grocellery.summary.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.OrderJson;
import io.grocellery.summary.order.Revision;
import io.grocellery.summary.order.TestOrders;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventReader reader = new EventReader(new OrderJson(JSON));

    @Test
    void readsAPlacedOrder() {
        var basket = TestOrders.basket();
        assertThat(read(event("placed")))
                .contains(new KnownOrder(basket, new Revision(false, 1, "019a0000-0000-7000-8000-0000000000e1")));
    }

    @Test
    void readsACancelledOrder() {
        assertThat(read(event("cancelled")).orElseThrow().cancelled()).isTrue();
    }

    @Test
    void toleratesFieldsThatOrderServiceMayAddLater() {
        var event = event("placed").put("traceparent", "00-1-2-3");
        data(event).put("giftWrap", true).putObject("courier").put("name", "Sam");
        ((ObjectNode) data(event).at("/lines/0")).put("weightGrams", 120);
        ((ObjectNode) data(event).at("/taxes/0")).put("jurisdiction", "NY");
        assertThat(read(event)).isPresent();
    }

    @Test
    void toleratesANewTaxClass() {
        var event = event("placed");
        ((ObjectNode) data(event).at("/taxes/0")).put("taxClass", "LUXURY");
        assertThat(read(event)).isPresent();
    }

    @Test
    void ignoresTypesThatAreOfNoConcern() {
        assertThat(read(event("shipped"))).isEmpty();
        assertThat(read(event("shipped").put("data", "anything").putNull("sequence")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "specversion, 0.3, specversion",
                "specversion, -, specversion",
                "id, -, id",
                "id, ' ', id",
                "id, 'a\u0000b', id",
                "source, -, source",
                "type, '', type",
                "subject, -, subject",
                "subject, 019a0000-0000-7000-8000-000000000002, subject",
                "sequence, -, sequence",
                "sequence, -1, sequence",
                "sequence, one, sequence",
                "sequence, 9999999999999999999, sequence",
                "data, -, data",
                "data, text, data",
            })
    void namesTheAttributeThatIsWrong(String attribute, String value, String field) {
        assertRefused(event("placed").put(attribute, value), field);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', id, -, data.id",
                "'', id, no-uuid, data.id",
                "'', customerId, -, data.customerId",
                "'', placedAt, yesterday, data.placedAt",
                "'', placedAt, +1000000000-12-31T23:59:59Z, data.placedAt",
                "'', lines, -, data.lines",
                "'', lines, text, data.lines",
                "'', taxes, -, data.taxes",
                "'', number, '', data.number",
                "'', total, 12, data.total",
                "/total, amount, -1, data.total",
                "/total, amount, 1e300, data.total.amount",
                "/total, amount, many, data.total.amount",
                "/total, currency, EUR, data.total",
                "/lines/1, quantity, 0, data.lines[1].quantity",
                "/lines/1, quantity, 1.5, data.lines[1].quantity",
                "/lines/1, category, -, data.lines[1].category",
                "/taxes/0, rateBasisPoints, 10001, data.taxes[0].rateBasisPoints",
            })
    void namesTheFieldOfTheOrderThatIsWrong(String parent, String name, String value, String field) {
        var event = event("placed");
        ((ObjectNode) data(event).at(parent)).put(name, value);
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> read(event))
                .satisfies(e -> assertThat(field + ": " + e.getMessage()).startsWith(e.field()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("io.grocellery"));
    }

    private void assertRefused(ObjectNode event, String field) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> read(event))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }

    private Optional<KnownOrder> read(ObjectNode event) {
        return reader.read(JSON.treeToValue(event, CloudEvent.class));
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.get("data");
    }

    private static ObjectNode event(String type) {
        var basket = TestOrders.basket();
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "019a0000-0000-7000-8000-0000000000e1")
                .put("source", "/order-service")
                .put("type", "io.grocellery.order." + type + ".v1")
                .put("subject", basket.id().toString())
                .put("time", basket.placedAt().toString())
                .put("datacontenttype", "application/json")
                .put("sequence", "1");
        event.set("data", JSON.valueToTree(basket));
        return event;
    }
}
