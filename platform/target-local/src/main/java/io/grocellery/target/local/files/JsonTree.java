package io.grocellery.target.local.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON object of somebody else's; a missing or odd part is their fault and said so by {@link IllegalStateException}.
 *
 * @param sender who they are, such as {@code the gateway}
 */
public record JsonTree(String sender, Map<String, Object> values) {

    /** What was sent, as an object. */
    public static JsonTree of(String sender, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonTree(
                    sender,
                    map.entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue)));
        }
        throw new IllegalStateException(sender + " sent " + value + " where an object belongs");
    }

    /** Its objects; there must be such a list. */
    public List<JsonTree> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list.stream().map(each -> of(sender, each)).toList();
        }
        throw odd(key, "a list");
    }

    /** Its texts; none when there is no such list. */
    public List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** An empty one when there is none. */
    public JsonTree object(String key) {
        return of(sender, values.getOrDefault(key, Map.of()));
    }

    /** A text that must be there. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> odd(key, "a text"));
    }

    public Optional<String> optionalText(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A number that must be there; what stands after its point is cut. */
    public long number(String key) {
        if (values.get(key) instanceof Number number) {
            return number.longValue();
        }
        throw odd(key, "a number");
    }

    /** A number that must be there. */
    public double decimal(String key) {
        return optionalDecimal(key).orElseThrow(() -> odd(key, "a number"));
    }

    public Optional<Double> optionalDecimal(String key) {
        return values.get(key) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    /** A number that must be there and fit. */
    public int integer(String key) {
        return Math.toIntExact(number(key));
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    private IllegalStateException odd(String key, String kind) {
        return new IllegalStateException(sender + " sent " + values.get(key) + " for " + key + ", not " + kind);
    }
}
