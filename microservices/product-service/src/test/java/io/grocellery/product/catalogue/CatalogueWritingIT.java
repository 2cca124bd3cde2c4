package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Keeping the catalogue, as an administrator. */
final class CatalogueWritingIT {

    private static final UUID PERSON = new UUID(5, 5);
    private static final AtomicInteger SKUS = new AtomicInteger();

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.create();

    @Test
    void aNewProductIsThereAtOnceToReadToSearchAndInItsCategory() {
        Answer added = add(draft(Map.of("name", "Quince Paste", "category", "Imports", "available", 12)))
                .expect(201);
        JsonNode product = added.json();
        assertThat(added.header("Location"))
                .hasValue("/products/" + product.path("id").asString());
        assertThat(added.header("ETag")).hasValue("\"1-12\"");
        assertThat(UUID.fromString(product.path("id").asString()).version()).isEqualTo(7);
        assertThat(read(product)).isEqualTo(product);
        assertThat(found("quince")).contains(product);
        assertThat(countOf("Imports")).isEqualTo(1);
    }

    @Test
    void aNewProductWithoutAStockCountHasNone() {
        assertThat(add(draft(Map.of())).expect(201).json().path("available").asInt())
                .isZero();
    }

    @Test
    void aChangeCountsTheVersionUpAndIsFoundUnderItsNewWordsOnly() {
        JsonNode product = add(draft(Map.of("name", "Persimmon", "category", "Before")))
                .expect(201)
                .json();
        Answer changed =
                change(product, draft(Map.of("name", "Rambutan", "category", "After", "available", 5)), "\"1-0\"");
        assertThat(changed.expect(200).json().path("version").asInt()).isEqualTo(2);
        assertThat(changed.header("ETag")).hasValue("\"2-5\"");
        assertThat(found("persimmon")).isEmpty();
        assertThat(found("rambutan")).hasSize(1);
        assertThat(countOf("Before")).isZero();
        assertThat(countOf("After")).isEqualTo(1);
    }

    @Test
    void aChangeWithoutAStockCountLeavesTheStock() {
        JsonNode product = add(draft(Map.of("available", 9))).expect(201).json();
        assertThat(change(product, draft(Map.of()), "*")
                        .expect(200)
                        .json()
                        .path("available")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void aSaleMeanwhileDoesNotRefuseAChange() {
        JsonNode product = add(draft(Map.of("available", 9))).expect(201).json();
        change(product, draft(Map.of()), "\"1-4\"").expect(200);
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        JsonNode product = add(draft(Map.of())).expect(201).json();
        change(product, draft(Map.of("version", 1)), null).expect(200);
        change(product, draft(Map.of("version", 1)), null).problem(409, "version-mismatch");
        change(product, draft(Map.of()), "\"1-0\"").problem(412, "version-mismatch");
        change(product, draft(Map.of()), "nonsense").problem(412, "version-mismatch");
        change(product, draft(Map.of()), null).problem(428, "version-required");
        assertThat(read(product).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void ofManyChangesOfOneVersionOneSucceeds() {
        JsonNode product = add(draft(Map.of())).expect(201).json();
        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> change(product, draft(Map.of()), "\"1-0\"").status())
                .toList();
        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
    }

    @Test
    void aSkuIsTakenOnce() {
        Map<String, Object> draft = draft(Map.of());
        add(draft).expect(201);
        add(draft).problem(409, "sku-taken");
        JsonNode other = add(draft(Map.of())).expect(201).json();
        change(other, draft, "*").problem(409, "sku-taken");
    }

    @Test
    void aRetiredProductIsGoneFromTheShop() {
        JsonNode product = add(draft(Map.of("name", "Durian", "category", "Smelly", "available", 3)))
                .expect(201)
                .json();
        String path = "/products/" + product.path("id").asString();
        assertThat(countOf("Smelly")).isEqualTo(1);
        service.delete(path)
                .bearer(admin())
                .header("If-Match", "\"7-3\"")
                .send()
                .problem(412, "version-mismatch");
        service.delete(path).bearer(admin()).send().expect(204);
        service.delete(path).bearer(admin()).send().expect(204);
        service.get(path).send().problem(404, "not-found");
        change(product, draft(Map.of()), "*").problem(404, "not-found");
        assertThat(found("durian")).isEmpty();
        assertThat(countOf("Smelly")).isZero();
        assertThat(service.get("/products?ids=" + product.path("id").asString())
                        .send()
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void anUnknownProductIsNeitherChangedNorRetired() {
        String path = "/products/" + new UUID(0, 7);
        service.put(path)
                .bearer(admin())
                .header("If-Match", "*")
                .json(draft(Map.of()))
                .send()
                .problem(404, "not-found");
        service.delete(path).bearer(admin()).send().problem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku | \"lower\"",
                "sku | \"\"",
                "sku | null",
                "name | \"\"",
                "name | \"  \"",
                "name | null",
                "name | \"a\\u0000b\"",
                "description | null",
                "description | \"a\\u0000b\"",
                "category | \"\"",
                "unit | \"\"",
                "unit | \"a\\nb\"",
                "price | null",
                "price | {\"amount\": -1, \"currency\": \"USD\"}",
                "price | {\"amount\": 1000001, \"currency\": \"USD\"}",
                "price | {\"amount\": 9223372036854775807, \"currency\": \"USD\"}",
                "price | {\"amount\": 100, \"currency\": \"EUR\"}",
                "taxClass | null",
                "available | -1",
                "available | 1000001"
            })
    void aBadValueIsNamed(String field, String value) {
        JsonNode problem = post(with(field, value)).problem(400, "validation-failed");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taxClass | \"LUXURY\"",
                "taxClass | 1",
                "available | 1.5",
                "available | \"3\"",
                "available | 99999999999999999999",
                "price | 3",
                "price | {\"amount\": 1e400, \"currency\": \"USD\"}",
                "price | {\"amount\": 100, \"currency\": \"dollars\"}",
                "price | {\"amount\": null, \"currency\": \"USD\"}",
                "name | {}",
                "colour | \"red\"",
                "version | 3"
            })
    void aWrongTypeOrMemberIsRefused(String field, String value) {
        post(with(field, value)).problem(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"sku\":\"A\",\"sku\":\"B\"}", "{} {}", "\u0000"})
    void whatIsNoProductIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(400);
    }

    @Test
    void tooLongTextsAreRefused() {
        add(draft(Map.of("name", "x".repeat(121)))).problem(400, "validation-failed");
        add(draft(Map.of("description", "x".repeat(2001)))).problem(400, "validation-failed");
        add(draft(Map.of("description", "x".repeat(70_000)))).problem(413, "body-too-large");
    }

    @Test
    void theLongestTextsAreTaken() {
        String words = "lorem1 ipsum2 dolor3 ".repeat(100).substring(0, 2000);
        add(draft(Map.of("name", "ü".repeat(120), "description", words))).expect(201);
    }

    @Test
    void onlyAnAdministratorWrites() {
        String path = "/products/" + new UUID(0, 7);
        Map<String, Object> draft = draft(Map.of());
        service.post("/products").json(draft).send().problem(401, "unauthorized");
        service.post("/products").bearer("nonsense").json(draft).send().problem(401, "invalid-token");
        service.post("/products")
                .bearer(service.issuer().forged(PERSON))
                .json(draft)
                .send()
                .problem(401, "invalid-token");
        service.post("/products").bearer(shopper()).json(draft).send().problem(403, "forbidden");
        service.post("/products")
                .bearer(service.issuer().service("order-service"))
                .json(draft)
                .send()
                .problem(403, "forbidden");
        service.put(path).bearer(shopper()).json(draft).send().problem(403, "forbidden");
        service.delete(path).bearer(shopper()).send().problem(403, "forbidden");
        service.delete(path).send().problem(401, "unauthorized");
    }

    @Test
    void otherMethodsAndMediaTypesAreRefused() {
        service.request("PATCH", "/products").bearer(admin()).json("{}").send().problem(405, "method-not-allowed");
        service.post("/products")
                .bearer(admin())
                .body("text/plain", java.net.http.HttpRequest.BodyPublishers.ofString("x"))
                .send()
                .problem(415, "unsupported-media-type");
        service.get("/products").header("Accept", "application/xml").send().problem(406, "not-acceptable");
    }

    private static Map<String, Object> draft(Map<String, Object> changes) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "sku", "TST-" + SKUS.incrementAndGet(),
                "name", "Something",
                "description", "To be tested.",
                "category", "Tests",
                "unit", "each",
                "price", Map.of("amount", 199, "currency", "USD"),
                "taxClass", "STANDARD"));
        draft.putAll(changes);
        return draft;
    }

    private static String with(String field, String value) {
        StringBuilder json = new StringBuilder("{");
        draft(Map.of()).forEach((name, content) -> {
            if (!name.equals(field)) {
                json.append('"')
                        .append(name)
                        .append("\":")
                        .append(written(content))
                        .append(',');
            }
        });
        return json.append('"')
                .append(field)
                .append("\":")
                .append(value)
                .append('}')
                .toString();
    }

    private static String written(Object content) {
        return content instanceof Map ? "{\"amount\":199,\"currency\":\"USD\"}" : "\"" + content + "\"";
    }

    private static Answer add(Map<String, Object> draft) {
        return service.post("/products").bearer(admin()).json(draft).send();
    }

    private static Answer post(String body) {
        return service.post("/products").bearer(admin()).json(body).send();
    }

    private static Answer change(
            JsonNode product, Map<String, Object> draft, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = service.put("/products/" + product.path("id").asString())
                .bearer(admin())
                .json(draft);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).send();
    }

    private static JsonNode read(JsonNode product) {
        return service.get("/products/" + product.path("id").asString())
                .send()
                .expect(200)
                .json();
    }

    private static Iterable<JsonNode> found(String words) {
        return service.get("/products?q=" + words).send().expect(200).json().path("items");
    }

    private static int countOf(String category) {
        for (JsonNode item : service.get("/categories").send().json().path("items")) {
            if (item.path("name").asString().equals(category)) {
                return item.path("count").asInt();
            }
        }
        return 0;
    }

    private static String admin() {
        return service.issuer().admin(PERSON);
    }

    private static String shopper() {
        return service.issuer().shopper(PERSON);
    }
}
