package io.grocellery.core.gate;

import java.util.Optional;

/**
 * A figure that was measured.
 *
 * @param name what it is
 * @param subject which of several, such as {@code critical} of vulnerabilities; empty when there is one alone
 * @param value finite
 * @param source the report it was read from
 */
public record Fact(GateName name, Optional<String> subject, double value, Unit unit, String source) {

    /** @throws IllegalArgumentException when the value is not finite */
    public Fact {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is no figure: " + value);
        }
    }

    /** The only one of its name. */
    public static Fact of(String name, double value, Unit unit, String source) {
        return new Fact(new GateName(name), Optional.empty(), value, unit, source);
    }

    /** One of several. */
    public static Fact of(String name, String subject, double value, Unit unit, String source) {
        return new Fact(new GateName(name), Optional.of(subject), value, unit, source);
    }

    /** Such as {@code 3 high} or {@code 81.2%}. */
    String inWords() {
        return unit.inWords(value) + subject.map(each -> " " + each).orElse("");
    }
}
