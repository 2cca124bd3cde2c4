package io.grocellery.flagfile;

import java.math.BigDecimal;
import java.util.Optional;

/** What a variant stands for in code. All variants of a flag are of one kind. */
public sealed interface FlagValue {

    /** The kind in a person's words. */
    String kind();

    /** On or off. */
    record Switch(boolean on) implements FlagValue {

        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public String toString() {
            return Boolean.toString(on);
        }
    }

    /** A text, the empty one too. */
    record Text(String text) implements FlagValue {

        @Override
        public String kind() {
            return "text";
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A number, whole or not. */
    record Quantity(BigDecimal number) implements FlagValue {

        @Override
        public String kind() {
            return "number";
        }

        /** The number, when it is a whole one. */
        public Optional<Long> whole() {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException broken) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }
}
