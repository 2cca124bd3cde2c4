package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reading the demo catalogue. */
final class CatalogueIT {

    private static final String MILK = "019b76da-a836-7ee6-9a2a-f0a8b71e1aed";

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.create();

    @Test
    void aProductIsReadByAnybodyWithAllItsFacts() {
        JsonNode milk = get("/products/" + MILK).expect(200).json();
        assertThat(milk.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "sku",
                        "name",
                        "description",
                        "category",
                        "unit",
                        "price",
                        "taxClass",
                        "available",
                        "version");
        assertThat(milk.path("id").asString()).isEqualTo(MILK);
        assertThat(milk.path("name").asString()).isEqualTo("Whole Milk");
        assertThat(milk.at("/price/amount").asInt()).isEqualTo(389);
        assertThat(milk.at("/price/currency").asString()).isEqualTo("USD");
        assertThat(milk.path("taxClass").asString()).isEqualTo("EXEMPT");
        assertThat(milk.path("available").asInt()).isEqualTo(220);
        assertThat(milk.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void whoHasTheProductAlreadyIsToldSo() {
        Answer first = get("/products/" + MILK);
        String tag = first.header("ETag").orElseThrow();
        Answer again = service.get("/products/" + MILK)
                .header("If-None-Match", tag)
                .send()
                .expect(304);
        assertThat(again.body()).isEmpty();
        service.get("/products/" + MILK)
                .header("If-None-Match", "\"0-0\"")
                .send()
                .expect(200);
    }

    @Test
    void theCatalogueIsOfThreeHundredGroceriesAndMore() {
        List<String> names = names(everything("/products?limit=100"));
        assertThat(names).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        List<String> categories = categories().stream()
                .map(category -> category.path("name").asString())
                .toList();
        assertThat(categories).hasSizeBetween(12, 15).isSorted();
    }

    @Test
    void theCategoriesAreCountedAsTheyAre() {
        for (JsonNode category : categories()) {
            List<JsonNode> products = everything("/products?limit=100&category="
                    + encoded(category.path("name").asString()));
            assertThat(products).hasSize(category.path("count").asInt());
            assertThat(products).allMatch(product -> product.path("category").equals(category.path("name")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products?",
                "/products?category=Pantry&",
                "/products?q=chicken&",
                "/products?q=ch&category=Pantry&"
            })
    void pagesOfAnySizeGiveTheSameListWithoutGapOrRepetition(String path) {
        List<String> whole = names(everything(path + "limit=100"));
        assertThat(whole).doesNotHaveDuplicates();
        assertThat(names(everything(path + "limit=1"))).isEqualTo(whole);
        assertThat(names(everything(path + "limit=7"))).isEqualTo(whole);
    }

    @Test
    void aPageIsOfTwentyUnlessSaidOtherwise() {
        JsonNode page = get("/products").expect(200).json();
        assertThat(page.path("items").size()).isEqualTo(20);
        assertThat(page.path("nextCursor").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "milk, Whole Milk",
        "MILK, Oat Milk",
        "mil, Almond Milk Unsweetened",
        "apples, Gala Apples",
        "berries, Frozen Mixed Berries",
        "berry, Frozen Mixed Berries",
        "jalapeno, Jalapeño Peppers",
        "jalapeño, Jalapeño Peppers",
        "chicken sou, Chicken Noodle Soup",
        "soup chicken, Chicken Noodle Soup",
        "the milk, Whole Milk",
        "mac and cheese, Macaroni and Cheese",
        "2%, 2% Reduced Fat Milk",
        "dairy eggs, Salted Butter",
        "septic, Toilet Paper"
    })
    void aSearchFindsByPrefixByStemAndInEveryText(String words, String expected) {
        assertThat(names(everything("/products?limit=100&q=" + encoded(words)))).contains(expected);
    }

    @Test
    void matchesInTheNameComeFirst() {
        List<String> names = names(everything("/products?limit=100&q=honey"));
        assertThat(names).contains("Honey", "Graham Crackers");
        int lastByName = names.lastIndexOf(names.stream()
                .filter(name -> name.contains("Honey"))
                .reduce((a, b) -> b)
                .orElseThrow());
        assertThat(names.subList(0, lastByName + 1)).allMatch(name -> name.startsWith("Honey"));
    }

    @Test
    void aSearchKeepsToItsCategory() {
        List<JsonNode> found = everything("/products?limit=100&q=chicken&category=Pantry");
        assertThat(names(found)).contains("Chicken Broth").doesNotContain("Whole Chicken");
        assertThat(found)
                .allMatch(product -> product.path("category").asString().equals("Pantry"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzz", "milk%20zzzz", "%27%20or%201=1--", "!!!", "%26%7C!()%3A*", "%5C", "日本"})
    void aSearchForNothingFindsNothing(String words) {
        JsonNode page = get("/products?q=" + words).expect(200).json();
        assertThat(page.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void aBlankSearchIsNone() {
        assertThat(names(everything("/products?limit=100&q=%20"))).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void aWordTooMuchFindsNothing() {
        assertThat(get("/products?q=milk+zzzz").expect(200).json().path("items").size())
                .isZero();
    }

    @Test
    void severalAreReadByTheirIdsAndStrangersLeftOut() {
        JsonNode page =
                get("/products?ids=" + MILK + "," + new UUID(0, 7)).expect(200).json();
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.at("/items/0/id").asString()).isEqualTo(MILK);
    }

    @ParameterizedTest
    @CsvSource({
        "/products?limit=0, validation-failed",
        "/products?limit=101, validation-failed",
        "/products?limit=-1, validation-failed",
        "/products?q=a%00b, validation-failed",
        "/products?category=a%00b, validation-failed",
        "/products?cursor=nonsense, invalid-cursor",
        "/products?cursor=, invalid-cursor"
    })
    void badParametersAreNamed(String path, String code) {
        get(path).problem(400, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products?limit=x",
                "/products?limit=99999999999",
                "/products?ids=x",
                "/products?ids=",
                "/products/not-a-uuid",
                "/products/%00"
            })
    void whatCannotBeReadIsTheClientsFault(String path) {
        assertThat(get(path).status()).isEqualTo(400);
    }

    @Test
    void tooLongASearchAndTooManyIdsAreRefused() {
        get("/products?q=" + "a".repeat(101)).problem(400, "validation-failed");
        String ids = String.join(
                ",",
                java.util.stream.IntStream.range(0, 101)
                        .mapToObj(i -> new UUID(0, i).toString())
                        .toList());
        get("/products?ids=" + ids).problem(400, "validation-failed");
    }

    @Test
    void anUnknownProductIsNotFound() {
        get("/products/" + new UUID(0, 7)).problem(404, "not-found");
    }

    @Test
    void theApiIsDescribed() {
        JsonNode api = get("/v3/api-docs").expect(200).json();
        assertThat(api.path("paths").propertyNames())
                .contains("/products", "/products/{id}", "/categories", "/reservations", "/reservations/{id}/commit");
    }

    private static List<JsonNode> categories() {
        return items(get("/categories").expect(200));
    }

    private static List<JsonNode> everything(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + cursor).expect(200).json();
            page.path("items").forEach(all::add);
            JsonNode next = page.path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<JsonNode> items(Answer answer) {
        List<JsonNode> items = new ArrayList<>();
        answer.json().path("items").forEach(items::add);
        return items;
    }

    private static List<String> names(List<JsonNode> products) {
        return products.stream().map(product -> product.path("name").asString()).toList();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Answer get(String path) {
        return service.get(path).send();
    }
}
