package io.grocellery.performance;

import io.grocellery.core.problem.ExplainedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for. The command line has checked the words already.
 *
 * @param names of benchmarks; all when empty
 * @param json where the results go as JSON too; {@code -} is standard output, in the place of the table
 */
record BenchOptions(List<String> names, Set<Flag> flags, Optional<String> json) {

    private static final String JSON = "--json=";

    /** The options, each as {@code --name}. */
    enum Flag {
        LIST,
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
        Optional<String> json = Optional.empty();
        for (String word : words) {
            if (word.startsWith(JSON)) {
                json = Optional.of(word.substring(JSON.length()));
            } else if (word.startsWith("-")) {
                flags.add(flag(word));
            } else {
                names.add(word);
            }
        }
        return new BenchOptions(List.copyOf(names), flags, json);
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
