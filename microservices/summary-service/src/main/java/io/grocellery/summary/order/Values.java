package io.grocellery.summary.order;

import io.grocellery.chassis.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of an order have to be, so that whatever gets past here can be stored, added up and printed. */
final class Values {
    /** Far above any order, far below where a sum of all orders leaves a long: minor units. */
    static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    private static final String CURRENCY = "USD";
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Values() {}

    static <T> T required(@Nullable T value, String name) {
        return demand(value != null, value, name + " is required");
    }

    static <T> List<T> some(@Nullable List<@Nullable T> values, String name, int most) {
        var present = required(values, name).stream()
                .map(v -> required(v, "each of " + name))
                .toList();
        return demand(present.size() <= most, present, name + " must be at most " + most + ", were " + present.size());
    }

    static long within(long value, long least, long most, String name) {
        return demand(
                value >= least && value <= most, value, name + " must be " + least + ".." + most + ", was " + value);
    }

    static Money money(@Nullable Money value, String name) {
        var money = required(value, name);
        within(money.amount(), 0, LARGEST_AMOUNT, name + ".amount");
        return demand(CURRENCY.equals(money.currency()), money, name + ".currency must be " + CURRENCY);
    }

    static Instant moment(@Nullable Instant value, String name) {
        var moment = required(value, name);
        return demand(
                !moment.isBefore(EARLIEST) && moment.isBefore(LATEST),
                moment,
                name + " must be from " + EARLIEST + " to " + LATEST + ", was " + moment);
    }

    /** Text is cleaned, not refused: an odd character in a product's name must not lose a sale. */
    static String text(@Nullable String value, String name, int longest) {
        var clean = clean(required(value, name), longest);
        return demand(!clean.isEmpty(), clean, name + " must not be blank");
    }

    static @Nullable String optionalText(@Nullable String value, int longest) {
        return value == null ? null : clean(value, longest);
    }

    private static String clean(String value, int longest) {
        var clean = new StringBuilder();
        value.codePoints().limit(longest).map(Values::printable).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair, and a receipt is no place for control characters. */
    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> '\uFFFD';
            default -> codePoint;
        };
    }

    private static <T> T demand(boolean holds, @Nullable T value, String otherwise) {
        if (!holds || value == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }
}
