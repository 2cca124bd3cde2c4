package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That pages put together are the whole answer, in order, however far the search thinks it must look: with the words
 * counted rightly, far too low and far too high, and words that are thick at one end of the shelf.
 */
final class SearchPagesIT {

    private static final int PRODUCTS = 5_000;
    private static final int PAGE = 250;
    private static final List<String> SEARCHES = List.of(
            "xordinar",
            "xseldob",
            "xlatewor",
            "xkitchib",
            "xord",
            "x",
            "xordinar xhalfwa",
            "xordinar xseldob",
            "xseldob xonceb",
            "xlatewor xordinar",
            "xordinar xkitchib",
            "xordinar xhalfwa xseventob",
            "xlatewor xseldob xhalfwa",
            "xordinar xord",
            "nowhere xordinar");

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.create();

    private record Place(int tier, long shelf, UUID id) {}

    @BeforeAll
    static void fillTheShelf() {
        service.jdbc().sql("""
                        insert into product (id, sku, name, description, category, unit, price_cents, tax_class)
                        select md5('page' || i)::uuid, 'PAGE-' || i,
                               'Thing' || case when i % 3 > 0 then ' xordinar' else '' end
                               || case when i % 2 = 0 then ' xhalfwa' else '' end
                               || case when i % 7 = 0 then ' xseventob' else '' end
                               || case when i % 97 = 0 then ' xseldob' else '' end
                               || case when i = 97 * 40 then ' xonceb' else '' end
                               || case when i > 4000 then ' xlatewor' else '' end,
                               case when i % 5 = 0 then 'An xordinar thing. ' else '' end
                               || case when i % 11 = 0 then 'Xkitchib.' else 'Anywhere.' end,
                               'Row ' || i % 4, 'each', 100, 'EXEMPT'
                          from generate_series(1, ?) i
                        """).param(PRODUCTS).update();
        service.jdbc()
                .sql("update product set price_cents = 90 where sku in ('PAGE-98', 'PAGE-4500')")
                .update();
        service.jdbc()
                .sql("update product set retired = true where sku in ('PAGE-2', 'PAGE-194')")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update search_stem set products = products",
                "update search_stem set products = 0, names = 0",
                "update search_stem set products = 1000000, names = 1000000",
                "delete from search_stem"
            })
    void pagesAreTheWholeAnswerInOrder(String counts) {
        service.jdbc().sql(counts).update();
        for (String words : SEARCHES) {
            assertSame(words, null);
            assertSame(words, "Row 1");
        }
    }

    @Test
    void aChangeOfPriceCountsNoWords() {
        String counted = "select coalesce(sum(products), 0) from search_stem";
        long before = service.jdbc().sql(counted).query(Long.class).single();

        service.jdbc()
                .sql("update product set price_cents = price_cents + 1 where sku like 'PAGE-1%'")
                .update();

        assertThat(service.jdbc().sql(counted).query(Long.class).single()).isEqualTo(before);
    }

    private static void assertSame(String words, @Nullable String category) {
        assertThat(pages(words, category))
                .as("%s in %s", words, category)
                .containsExactlyElementsOf(goneThrough(words, category));
    }

    private static List<Place> pages(String words, @Nullable String category) {
        List<Place> all = new ArrayList<>();
        Place last = new Place(1, 0, new UUID(0, 0));
        List<Place> page = page(words, category, last);
        while (!page.isEmpty()) {
            all.addAll(page);
            last = page.getLast();
            page = page(words, category, last);
        }
        return all;
    }

    private static List<Place> page(String words, @Nullable String category, Place after) {
        return service.jdbc()
                .sql("select tier, shelf, id from search_page(?, ?, ?, ?, ?, ?) order by tier, shelf, id")
                .params(Arrays.asList(words, category, after.tier(), after.shelf(), after.id(), PAGE))
                .query((row, number) -> new Place(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)))
                .list();
    }

    /** By comparing letters: no word here has another form. */
    private static List<Place> goneThrough(String words, @Nullable String category) {
        return service.jdbc()
                .sql("""
                        select case when %s then 1 else 2 end as tier, shelf, id
                          from product
                         where not retired and %s and (:category::text is null or category = :category)
                         order by tier, shelf, id
                        """.formatted(
                        each(words, "name"), each(words, words.length() == 1 ? "name" : "name || ' ' || description")))
                .param("category", category)
                .query((row, number) -> new Place(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)))
                .list();
    }

    private static String each(String words, String text) {
        return Arrays.stream(words.split(" "))
                .map(word -> "' ' || lower(" + text + ") like '% " + word + "%'")
                .collect(Collectors.joining(" and ", "(", ")"));
    }
}
