package io.grocellery.core.gate;

import java.util.Arrays;
import java.util.List;

/**
 * What a gate demands: conditions that must all hold, such as {@code >80%}, {@code 0 critical, <5 high}, {@code 100%}
 * or {@code <=250 ms}. A number without a sign means exactly that number.
 *
 * @param text as it stands in the delivery file
 */
public record GateExpression(String text, List<Bound> bounds) {

    /** What is allowed, for messages. */
    public static final String FORMS = "conditions such as '>80%', '0 critical, <5 high', '100%' or '<=250 ms'";

    public GateExpression {
        bounds = List.copyOf(bounds);
    }

    /**
     * Reads conditions, separated by commas.
     *
     * @throws IllegalArgumentException when one is none, or two bound the same figure from the same side
     */
    public static GateExpression parse(String text) {
        List<Bound> bounds = Arrays.stream(text.strip().split("\\s*,\\s*", -1))
                .map(Bound::parse)
                .toList();
        if (bounds.stream().map(GateExpression::side).distinct().count() != bounds.size()) {
            throw new IllegalArgumentException("'" + text + "' bounds one figure twice from the same side");
        }
        return new GateExpression(text.strip(), bounds);
    }

    private static List<Object> side(Bound bound) {
        return List.of(bound.comparison(), bound.unit(), bound.subject());
    }

    @Override
    public String toString() {
        return text;
    }
}
