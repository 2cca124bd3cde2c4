package io.grocellery.summary.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * A table whose rows are only ever added to.
 *
 * @param <K> what identifies a row
 */
public final class FiguresTable<K> {
    /** The columns of every table of figures, in the order of {@link Figures}. */
    public static final String COLUMNS = "orders, cancelled, units, subtotal, discount, tax, total";

    private final JdbcOperations database;
    private final String addition;
    private final Function<K, List<Object>> keyValues;

    /**
     * Adds to a table.
     *
     * @param keyColumns the table's primary key
     * @param keyValues the values of these columns, in their order
     */
    public FiguresTable(
            JdbcOperations database, String table, List<String> keyColumns, Function<K, List<Object>> keyValues) {
        this.database = database;
        this.addition = addition(table, keyColumns);
        this.keyValues = keyValues;
    }

    /** Adds to each row, in the order given; a row that is not there starts from zero. */
    public void add(Map<K, Figures> differences) {
        database.batchUpdate(
                addition, differences.entrySet().stream().map(this::values).toList());
    }

    public static Figures read(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("orders"),
                row.getLong("cancelled"),
                row.getLong("units"),
                row.getLong("subtotal"),
                row.getLong("discount"),
                row.getLong("tax"),
                row.getLong("total"));
    }

    /** Reads rows into a map that keeps their order. */
    public static <K> ResultSetExtractor<Map<K, Figures>> readBy(String column, Class<K> type) {
        return rows -> {
            var figures = new LinkedHashMap<K, Figures>();
            while (rows.next()) {
                figures.put(rows.getObject(column, type), read(rows));
            }
            return figures;
        };
    }

    private Object[] values(Map.Entry<K, Figures> row) {
        var figures = row.getValue();
        var sums = Stream.<Object>of(
                figures.orders(),
                figures.cancelled(),
                figures.units(),
                figures.subtotal(),
                figures.discount(),
                figures.tax(),
                figures.total());
        return Stream.concat(keyValues.apply(row.getKey()).stream(), sums).toArray();
    }

    private static String addition(String table, List<String> keyColumns) {
        var keys = String.join(", ", keyColumns);
        var columns = List.of(COLUMNS.split(", "));
        var values = Stream.concat(keyColumns.stream(), columns.stream()).map(column -> "?");
        var sums = columns.stream().map(column -> column + " = kept." + column + " + excluded." + column);
        return "insert into %s as kept (%s, %s) values (%s) on conflict (%s) do update set %s"
                .formatted(table, keys, COLUMNS, list(values), keys, list(sums));
    }

    private static String list(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
