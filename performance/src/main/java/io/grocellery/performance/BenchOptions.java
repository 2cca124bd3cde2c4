package io.grocellery.performance;

import io.grocellery.core.problem.ExplainedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was asked for. The command line has checked the words already.
 *
 * @param names of benchmarks; all when empty
 */
record BenchOptions(List<String> names, Set<Flag> flags) {

    /** The options, each as {@code --name}. */
    enum Flag {
        LIST,
        JSON,
        QUICK,
        COMPARE,
        SAVE_BASELINE;

        private String option() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws ExplainedException when an option is unknown */
    static BenchOptions of(String... words) {
        List<String> names = new ArrayList<>();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String word : words) {
            if (word.startsWith("-")) {
                flags.add(flag(word));
            } else {
                names.add(word);
            }
        }
        return new BenchOptions(List.copyOf(names), flags);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    private static Flag flag(String word) {
        return EnumSet.allOf(Flag.class).stream()
                .filter(flag -> flag.option().equals(word))
                .findFirst()
                .orElseThrow(() -> new ExplainedException(
                        "nothing was measured", word + " is no option", "type ./grocellery bench --help"));
    }
}
