package io.grocellery.cli;

import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.simulation.Flaw;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Quantities as people write them, each refused with what is allowed. */
final class Quantities {

    private Quantities() {}

    /** "30%" as a share, 0 to 1. */
    static final class Percent implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            double percent = number(text, "(.+)%", "a percentage from 0% to 100%, such as 30%");
            return within(percent, 100, text, "a percentage from 0% to 100%, such as 30%") / 100;
        }
    }

    /** "50/s" as requests a second. */
    static final class Rate implements ITypeConverter<Double> {

        private static final double MOST = 10_000;

        @Override
        public Double convert(String text) {
            String allowed = "requests a second from 0/s to 10000/s, such as 50/s";
            return within(number(text, "(.+?)(?:/s)?", allowed), MOST, text, allowed);
        }
    }

    /** "800ms", "3s", "5m" as a duration. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)");

        @Override
        public Duration convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw refused(text, "a duration such as 800ms, 3s or 5m");
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
        }
    }

    /** "blue-green" as a strategy. */
    static final class StrategyName implements ITypeConverter<Strategy> {

        @Override
        public Strategy convert(String text) {
            return named(Strategy.values(), text);
        }
    }

    /** "crashes-at-start" as a flaw. */
    static final class FlawName implements ITypeConverter<Flaw> {

        @Override
        public Flaw convert(String text) {
            return named(Flaw.values(), text);
        }
    }

    private static <T extends Enum<T>> T named(T[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> word(value).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        text,
                        "one of " + Arrays.stream(values).map(Quantities::word).collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double number(String text, String form, String allowed) {
        Matcher matcher = Pattern.compile(form).matcher(text);
        if (!matcher.matches()) {
            throw refused(text, allowed);
        }
        try {
            return new BigDecimal(matcher.group(1)).doubleValue();
        } catch (NumberFormatException words) {
            throw refused(text, allowed);
        }
    }

    private static double within(double value, double most, String text, String allowed) {
        if (!(value >= 0 && value <= most)) {
            throw refused(text, allowed);
        }
        return value;
    }

    private static TypeConversionException refused(String text, String allowed) {
        return new TypeConversionException("'" + text + "' is not " + allowed);
    }
}
