package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the pairs of the index lose and invent nothing: the search beside one that goes through every product. */
final class SearchExactnessIT {

    private static final String FOUND = """
            select tier || ' ' || shelf from search_page(:words, :category, 1, 0, :first, 100000) order by tier, shelf
            """;

    private static final String GONE_THROUGH = """
            with asked as (select w as word, ts_lexize('english_stem', w) as stem from unnest(search_asked(:words)) w)
            select case when (select bool_and(exists (
                        select from search_words(p.name) v
                         where v like left(word, 12) || '%' or ts_lexize('english_stem', v) = stem and stem <> '{}'))
                          from asked) then 1 else 2 end || ' ' || p.shelf as found
              from product p
             where not p.retired and (:category::text is null or p.category = :category)
               and exists (select from asked)
               and (select bool_and(exists (
                        select from search_words(p.name || ' ' || p.category || ' ' || p.description) v
                         where v like left(word, 12) || '%' or ts_lexize('english_stem', v) = stem and stem <> '{}'))
                      from asked)
             order by found
            """;

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.create();

    @BeforeAll
    static void addOddities() {
        add("ODD-1", "Milky Way", "One word that is two: milkshake.");
        add("ODD-2", "Whole Everything", words(60) + " milk chicken");
        add("ODD-3", "Strawberrylicious Jam", "Of berries.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "milk",
                "milk milky",
                "milk milkshake",
                "milk chicken",
                "chicken milk noodle",
                "whole mil",
                "ch so",
                "th mil",
                "the and",
                "berries jam",
                "berry jams",
                "strawberrylicious of",
                "nonsense33 milk",
                "dairy eggs milk",
                "sweet red ripe",
                "frozen nowhere"
            })
    void findsWhatTheWordsSay(String words) {
        assertSame(words, null);
        assertSame(words, "Pantry");
        assertSame(words, "Dairy & Eggs");
    }

    @Test
    void anyTwoNeighboursOfTheCatalogueAreFoundTogether() {
        List<String> pairs = service.jdbc().sql("""
                        select word || ' ' || lead(word, 7) over (order by md5(word)) from search_word limit 60
                        """).query(String.class).list();
        pairs.forEach(pair -> assertSame(pair, null));
    }

    @Test
    void anUnknownCategoryIsEmpty() {
        assertThat(found("milk", "Nowhere")).isEmpty();
    }

    private static void assertSame(String words, @Nullable String category) {
        assertThat(found(words, category))
                .as("%s in %s", words, category)
                .containsExactlyInAnyOrderElementsOf(service.jdbc()
                        .sql(GONE_THROUGH)
                        .param("words", words)
                        .param("category", category)
                        .query(String.class)
                        .list());
    }

    private static List<String> found(String words, @Nullable String category) {
        return service.jdbc()
                .sql(FOUND)
                .param("words", words)
                .param("category", category)
                .param("first", new UUID(0, 0))
                .query(String.class)
                .list();
    }

    private static void add(String sku, String name, String description) {
        service.jdbc()
                .sql("""
                        insert into product (id, sku, name, description, category, unit, price_cents, tax_class)
                        values (gen_random_uuid(), :sku, :name, :description, 'Pantry', 'each', 100, 'EXEMPT')
                        """)
                .param("sku", sku)
                .param("name", name)
                .param("description", description)
                .update();
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "nonsense" + i).collect(Collectors.joining(" "));
    }
}
