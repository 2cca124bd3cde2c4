package io.grocellery.product.catalogue;

import io.grocellery.chassis.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue's tables. */
@Component
class Products {

    private static final String COLUMNS = """
            select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
            """;

    private static final String BY_ID = COLUMNS + """
              from product p join stock s on s.product_id = p.id
             where p.id = ? and not p.retired
            """;

    private static final String BY_IDS = COLUMNS + """
              from product p join stock s on s.product_id = p.id
             where p.id = any(?) and not p.retired
             order by p.shelf, p.id
            """;

    private static final String SHELF = COLUMNS + """
                 , 1 as tier, p.shelf
              from product p join stock s on s.product_id = p.id
             where not p.retired and (p.shelf, p.id) > (?, ?)
             order by p.shelf, p.id
             limit ?
            """;

    private static final String CATEGORY = COLUMNS + """
                 , 1 as tier, p.shelf
              from product p join stock s on s.product_id = p.id
             where not p.retired and p.category = ? and (p.shelf, p.id) > (?, ?)
             order by p.shelf, p.id
             limit ?
            """;

    private static final String SEARCH = COLUMNS + """
                 , found.tier, p.shelf
              from search_page(?, ?, ?, ?, ?, ?) found
              join product p on p.ctid = found.place
              join stock s on s.product_id = p.id
             order by found.tier, p.shelf, p.id
            """;

    private static final String INSERT = """
            with added as (
                insert into product (id, sku, name, description, category, unit, price_cents, tax_class)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id)
            insert into stock (product_id, available) select id, ? from added
            """;

    // a null version stands for any, a null stock count for the present one
    private static final String UPDATE = """
            with changed as (
                update product set sku = ?, name = ?, description = ?, category = ?, unit = ?, price_cents = ?,
                                   tax_class = ?, version = version + 1
                 where id = ? and not retired and version = coalesce(?::bigint, version) returning id)
            update stock s set available = coalesce(?::integer, s.available) from changed where s.product_id = changed.id
            """;

    private static final String RETIRE = """
            update product set retired = true, version = version + 1
             where id = ? and not retired and version = coalesce(?::bigint, version)
            """;

    // no index of it: a sale writes a row of stock, which is cheap as long as no index knows what is in it
    private static final String SOLD_OUT = """
            select count(*) from stock s join product p on p.id = s.product_id where s.available = 0 and not p.retired
            """;

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Product> find(UUID id) {
        return jdbc.sql(BY_ID).param(id).query(Products::product).optional();
    }

    /** Those of them that are on sale, in the order of the shelf. */
    List<Product> find(Collection<UUID> ids) {
        return jdbc.sql(BY_IDS)
                .param(ids.toArray(UUID[]::new))
                .query(Products::product)
                .list();
    }

    List<Listed> onShelf(ListPosition after, int rows) {
        return jdbc.sql(SHELF)
                .params(after.shelf(), after.id(), rows)
                .query(Products::listed)
                .list();
    }

    List<Listed> inCategory(String category, ListPosition after, int rows) {
        return jdbc.sql(CATEGORY)
                .params(category, after.shelf(), after.id(), rows)
                .query(Products::listed)
                .list();
    }

    List<Listed> search(String words, @Nullable String category, ListPosition after, int rows) {
        return jdbc.sql(SEARCH)
                .param(words)
                .param(category)
                .param(after.tier())
                .param(after.shelf())
                .param(after.id())
                .param(rows)
                .query(Products::listed)
                .list();
    }

    List<Category> categories() {
        return jdbc.sql("select name, products from category where products > 0 order by name")
                .query((row, number) -> new Category(row.getString(1), row.getLong(2)))
                .list();
    }

    /**
     * Adds a product.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the SKU is taken
     */
    void add(UUID id, ProductDraft draft) {
        Integer available = draft.available();
        jdbc.sql(INSERT)
                .param(id)
                .params(content(draft))
                .param(available == null ? 0 : available)
                .update();
    }

    /**
     * Changes a product on sale if it is of that version.
     *
     * @return false when there is none such
     * @throws org.springframework.dao.DuplicateKeyException when the SKU is taken
     */
    boolean change(UUID id, ProductDraft draft, @Nullable Long version) {
        return jdbc.sql(UPDATE)
                        .params(content(draft))
                        .param(id)
                        .param(version)
                        .param(draft.available())
                        .update()
                == 1;
    }

    /** Takes a product off sale if it is of that version; false when there is none such on sale. */
    boolean retire(UUID id, @Nullable Long version) {
        return jdbc.sql(RETIRE).param(id).param(version).update() == 1;
    }

    /** How many products on sale there is none of. Costs as much as there is stock to look through. */
    long countSoldOut() {
        return jdbc.sql(SOLD_OUT).query(Long.class).single();
    }

    /** Whether there is or was such a product. */
    boolean known(UUID id) {
        return jdbc.sql("select exists (select from product where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static List<Object> content(ProductDraft draft) {
        return List.of(
                draft.sku(),
                draft.name(),
                draft.description(),
                draft.category(),
                draft.unit(),
                draft.price().amount(),
                draft.taxClass().name());
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        Product product = product(row, number);
        return new Listed(product, new ListPosition(row.getInt(11), row.getLong(12), product.id()));
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        return new Product(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Money.usd(row.getLong(7)),
                TaxClass.valueOf(row.getString(8)),
                row.getInt(9),
                row.getLong(10));
    }
}
