package io.grocellery.systemtest.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** An article. */
public record Goods(
        String id,
        String sku,
        String category,
        String name,
        String unit,
        long price,
        String taxClass,
        int available,
        String description) {

    /** Every article of the stand-in shop. */
    static List<Goods> all() {
        var file = Objects.requireNonNull(Goods.class.getResourceAsStream("/storefront/catalogue.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().map(Goods::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Goods parsed(String line) {
        var cells = line.split(";", -1);
        var id = UUID.nameUUIDFromBytes(cells[1].getBytes(StandardCharsets.UTF_8))
                .toString();
        var sku = "GR-" + id.substring(0, 6).toUpperCase(Locale.ROOT);
        var price = Long.parseLong(cells[3]);
        return new Goods(id, sku, cells[0], cells[1], cells[2], price, cells[4], Integer.parseInt(cells[5]), cells[6]);
    }

    long taxRate() {
        return switch (taxClass) {
            case "EXEMPT" -> 0;
            case "REDUCED" -> 250;
            default -> 850;
        };
    }

    boolean matches(String words) {
        var text = (name + " " + description).toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
                .allMatch(text::contains);
    }

    Map<String, Object> json() {
        return Map.of(
                "id", id,
                "sku", sku,
                "category", category,
                "name", name,
                "unit", unit,
                "price", Money.usd(price),
                "taxClass", taxClass,
                "available", available,
                "description", description,
                "version", 1);
    }
}
