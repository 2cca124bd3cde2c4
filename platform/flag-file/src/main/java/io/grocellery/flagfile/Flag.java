package io.grocellery.flagfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag: its variants, and who gets which.
 *
 * @param enabled while it is not, the default in code counts
 * @param variants by their names, at least one, all of one kind
 * @param defaultVariant for everybody, or with a split for whoever has no targeting key
 */
public record Flag(
        FlagName name, boolean enabled, Map<String, FlagValue> variants, String defaultVariant, Optional<Split> split) {

    private static final int WHOLE = 100;

    public Flag {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /** Why a variant was chosen. */
    public enum Reason {
        /** Everybody gets it. */
        STATIC,
        /** The person's targeting key fell on it. */
        SPLIT,
        /** There is a split, but no targeting key. */
        DEFAULT
    }

    /** What somebody gets. */
    public record Choice(String variant, FlagValue value, Reason reason) {}

    /**
     * What the person with this key gets; empty while the flag is disabled.
     *
     * @param targetingKey stable for a person; null when nothing is known of them
     */
    public Optional<Choice> choose(@Nullable String targetingKey) {
        if (!enabled) {
            return Optional.empty();
        }
        if (split.isEmpty()) {
            return Optional.of(choice(defaultVariant, Reason.STATIC));
        }
        return Optional.of(
                targetingKey == null || targetingKey.isEmpty()
                        ? choice(defaultVariant, Reason.DEFAULT)
                        : choice(split.get().variantFor(name, targetingKey), Reason.SPLIT));
    }

    private Choice choice(String variant, Reason reason) {
        FlagValue value = variants.get(variant);
        if (value == null) {
            throw new IllegalStateException("flag " + name + " has no variant " + variant);
        }
        return new Choice(variant, value, reason);
    }

    /**
     * The flag with one variant for everybody.
     *
     * @throws IllegalArgumentException when there is no such variant
     */
    public Flag always(String variant) {
        requireVariant(variant);
        return new Flag(name, true, variants, variant, Optional.empty());
    }

    /**
     * The flag with a variant for a percentage of the people and the other one for the rest. As long as it is asked for
     * the same variant, a larger percentage takes nobody out.
     *
     * @param percentage 0 to 100
     * @throws IllegalArgumentException when there is no such variant, or not two, or no such percentage
     */
    public Flag partly(String variant, int percentage) {
        requireVariant(variant);
        if (percentage < 0 || percentage > WHOLE) {
            throw new IllegalArgumentException("a percentage is 0 to 100, not " + percentage);
        }
        if (variants.size() != 2) {
            throw new IllegalArgumentException("a percentage is between two variants, and flag " + name + " has "
                    + String.join(", ", variants.keySet()));
        }
        String other = other(variant);
        Split next = split.filter(before -> before.shares().size() == 2)
                .map(before -> before.reweighted(variant, percentage))
                .orElseGet(() -> firstSplit(variant, percentage, other));
        return new Flag(name, true, variants, other, Optional.of(next));
    }

    /** The variants in the order of the file, so that whatever is asked for, its end of the scale is always the same. */
    private Split firstSplit(String variant, int percentage, String other) {
        boolean first = variants.keySet().iterator().next().equals(variant);
        return first ? Split.of(variant, percentage, other) : Split.of(other, WHOLE - percentage, variant);
    }

    private String other(String variant) {
        return variants.keySet().stream()
                .filter(each -> !each.equals(variant))
                .findFirst()
                .orElseThrow();
    }

    private void requireVariant(String variant) {
        if (!variants.containsKey(variant)) {
            throw new IllegalArgumentException("flag " + name + " has no variant '" + variant + "'; there are "
                    + String.join(", ", variants.keySet()));
        }
    }

    /** Who gets what, in a person's words. */
    public String rule() {
        if (!enabled) {
            return "disabled";
        }
        return split.map(Split::toString).orElse(defaultVariant + " for everybody");
    }
}
