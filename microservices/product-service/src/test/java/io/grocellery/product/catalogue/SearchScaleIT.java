package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * That lists and searches do not slow down with the catalogue: counted in pages of the database read, which no busy
 * machine disturbs, on 30,000 products.
 */
final class SearchScaleIT {

    private static final int PRODUCTS = 10_000;
    // the whole table is of some 1,300 pages, since what is told of a product is long, and its indexes are of as many
    // again; some 400 products may be read wherever they stand
    private static final int MOST_PAGES = 650;
    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.create();

    @BeforeAll
    static void fillTheShelf() {
        service.jdbc().sql("""
                        insert into product (id, sku, name, description, category, unit, price_cents, tax_class)
                        select gen_random_uuid(), 'BIG-' || i,
                               (array['Organic', 'Fresh', 'Frozen', 'Dark', 'Light'])[1 + i % 5] || ' '
                               || (array['Tea', 'Rice', 'Soap', 'Corn', 'Figs', 'Peas', 'Oil'])[1 + i / 5 % 7]
                               || case when i % 1000 = 0 then ' quixotic' else '' end,
                               repeat('For every kitchen. ', 45), 'Aisle ' || i % 14, 'each', 100, 'EXEMPT'
                          from generate_series(1, ?) i
                        """).param(PRODUCTS).update();
        service.jdbc()
                .sql("insert into stock select id, 1, 0 from product on conflict do nothing")
                .update();
        service.jdbc().sql("analyze product, stock").update();
    }

    @ParameterizedTest
    @CsvSource({
        "organic, 1, 0",
        "organic, 1, 8000",
        "or, 1, 0",
        "kitchen, 2, 0",
        "kitchen, 2, 9500",
        "quixotic, 1, 0",
        "nowhere, 1, 0",
        "organic tea, 1, 0",
        "organic kitchen, 1, 4000"
    })
    void aPageOfASearchReadsFewPages(String words, int tier, long shelf) {
        assertThat(pages("select * from search_page('" + words + "', null, " + tier + ", " + shelf + ", '"
                        + new UUID(0, 0) + "', 21)"))
                .isLessThan(MOST_PAGES);
    }

    @Test
    void aSearchInACategoryReadsFewPages() {
        assertThat(pages("select * from search_page('organic', 'Aisle 3', 1, 0, '" + new UUID(0, 0) + "', 21)"))
                .isLessThan(MOST_PAGES);
    }

    @ParameterizedTest
    @CsvSource({"0, product_by_shelf", "9500, product_by_shelf"})
    void theShelfIsReadByItsIndex(long shelf, String index) {
        assertReadBy(
                index,
                "select id from product where not retired and (shelf, id) > (" + shelf + ", '" + new UUID(0, 0)
                        + "') order by shelf, id limit 21");
    }

    @ParameterizedTest
    @CsvSource({"Aisle 3, 7000", "Pantry, 0"})
    void aCategoryIsReadByAnIndex(String category, long shelf) {
        String query = "select id from product where not retired and category = '" + category + "' and (shelf, id) > ("
                + shelf + ", '" + new UUID(0, 0) + "') order by shelf, id limit 21";
        assertThat(plan(query)).contains("product_by_").doesNotContain("Seq Scan", "Sort");
        assertThat(pages(query)).isLessThan(60);
    }

    @Test
    void theCategoriesAreNotCounted() {
        assertThat(pages("select name, products from category where products > 0 order by name"))
                .isLessThan(10);
    }

    @Test
    void theWordsAreCountedRoughly() {
        assertThat(service.jdbc()
                        .sql("select names from search_stem where stem = '~organ'")
                        .query(Long.class)
                        .single())
                .isBetween(PRODUCTS / 5 * 3 / 4L, PRODUCTS / 5 * 5 / 4L);
    }

    private static void assertReadBy(String index, String query) {
        String plan = plan(query);
        assertThat(plan).contains(index).doesNotContain("Seq Scan", "Sort");
        assertThat(pages(query)).isLessThan(60);
    }

    /** Pages read by a query and everything its functions do, on a connection that has done the like before. */
    private static int pages(String query) {
        return IntStream.range(0, 10).map(i -> pagesRead(plan(query))).min().orElseThrow();
    }

    private static int pagesRead(String plan) {
        Matcher pages = PAGES.matcher(plan);
        assertThat(pages.find()).as(plan).isTrue();
        String read = pages.group(2);
        return Integer.parseInt(pages.group(1)) + (read == null ? 0 : Integer.parseInt(read));
    }

    private static String plan(String query) {
        List<String> lines = service.bean(JdbcClient.class)
                .sql("explain (analyze, buffers) " + query)
                .query(String.class)
                .list();
        return String.join("\n", lines);
    }
}
