package io.grocellery.core.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition of a gate, such as {@code <5 high} or {@code >80%}.
 *
 * @param subject which of several figures it bounds; empty when there is one alone
 */
record Bound(Comparison comparison, double limit, Unit unit, Optional<String> subject) {

    private static final Pattern FORM =
            Pattern.compile("(<=|>=|<|>|)\\s?(\\d{1,9}(?:\\.\\d{1,6})?)\\s?(%|ms|s|)(?:\\s([a-z][a-z_-]{0,39}))?");
    private static final double MILLISECONDS_OF_A_SECOND = 1_000;

    /** @throws IllegalArgumentException when it is no such condition */
    static Bound parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' bounds nothing");
        }
        String unit = matcher.group(3);
        double limit = Double.parseDouble(matcher.group(2));
        return new Bound(
                Comparison.of(matcher.group(1)),
                unit.equals("s") ? limit * MILLISECONDS_OF_A_SECOND : limit,
                unit(unit),
                Optional.ofNullable(matcher.group(4)));
    }

    private static Unit unit(String sign) {
        return switch (sign) {
            case "%" -> Unit.PERCENT;
            case "ms", "s" -> Unit.MILLISECONDS;
            default -> Unit.COUNT;
        };
    }

    /** Whether it speaks of this figure. */
    boolean concerns(Fact fact) {
        return fact.subject().equals(subject) && fact.unit() == unit;
    }

    boolean holds(Fact fact) {
        return comparison.holds(fact.value(), limit);
    }

    @Override
    public String toString() {
        return comparison
                + unit.inWords(limit)
                + subject.map(each -> " " + each).orElse("");
    }
}
