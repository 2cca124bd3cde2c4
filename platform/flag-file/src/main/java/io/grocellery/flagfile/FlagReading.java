package io.grocellery.flagfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One reading of one document. It goes on after a problem, so that all of them are found. */
final class FlagReading {

    private static final Set<String> TOP = keys("$schema", "flags");
    private static final Set<String> FLAG = keys("state", "variants", "defaultVariant", "targeting");
    private static final Set<String> TARGETING = keys("fractional");
    private static final String VALUES = "true or false, a text, a number";
    private static final String SHARE = "[VARIANT, WEIGHT] with a weight of 0 to 1000000";
    private static final String SHARES = "an array of " + SHARE;
    private static final int LARGEST_WEIGHT = 1_000_000;

    private final List<Problem> problems = new ArrayList<>();

    /**
     * The flags of a document.
     *
     * @throws InvalidFlagFileException with everything that is wrong with it
     */
    static Flags of(JsonNode document) throws InvalidFlagFileException {
        FlagReading reading = new FlagReading();
        List<Flag> flags = reading.flags(new Part(document, "", reading.problems));
        if (!reading.problems.isEmpty()) {
            throw new InvalidFlagFileException(reading.problems);
        }
        return Flags.of(flags);
    }

    private List<Flag> flags(Part document) {
        return document.object(TOP).map(top -> flags(document, top)).orElse(List.of());
    }

    private List<Flag> flags(Part document, Map<String, Part> top) {
        Optional.ofNullable(top.get("$schema")).ifPresent(schema -> schema.text("the address of flagd's schema"));
        String allowed = "an object with a flag under each name";
        Optional<Map<String, Part>> named =
                top.containsKey("flags") ? top.get("flags").object(allowed) : document.missing("flags", allowed);
        return named.orElse(Map.of()).entrySet().stream()
                .flatMap(entry -> flag(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Optional<Flag> flag(String key, Part part) {
        Optional<FlagName> name = name(key, part);
        Map<String, Part> parts = part.object(FLAG).orElse(Map.of());
        Optional<Boolean> enabled =
                asked(part, parts, "state", "ENABLED, DISABLED").flatMap(this::state);
        Map<String, FlagValue> variants = asked(part, parts, "variants", "an object with a value under each name")
                .map(this::variants)
                .orElse(Map.of());
        String names = named(variants.keySet());
        Optional<String> fallback =
                asked(part, parts, "defaultVariant", names).flatMap(each -> variant(each, variants.keySet()));
        Optional<Split> split =
                Optional.ofNullable(parts.get("targeting")).flatMap(each -> targeting(each, variants.keySet()));
        return name.isPresent() && enabled.isPresent() && fallback.isPresent()
                ? Optional.of(new Flag(name.get(), enabled.get(), variants, fallback.get(), split))
                : Optional.empty();
    }

    private Optional<FlagName> name(String key, Part part) {
        try {
            return Optional.of(new FlagName(key));
        } catch (IllegalArgumentException unfit) {
            return part.refuse("'" + key + "' is not a flag's name", FlagName.ALLOWED);
        }
    }

    private Optional<Part> asked(Part flag, Map<String, Part> parts, String key, String allowed) {
        if (!parts.containsKey(key) && flag.node().isObject()) {
            return flag.missing(key, allowed);
        }
        return Optional.ofNullable(parts.get(key));
    }

    private Optional<Boolean> state(Part part) {
        String allowed = "ENABLED, DISABLED";
        return part.text(allowed).flatMap(text -> switch (text) {
            case "ENABLED" -> Optional.of(true);
            case "DISABLED" -> Optional.of(false);
            default -> part.refuse("'" + text + "' is not a state", allowed);
        });
    }

    private Map<String, FlagValue> variants(Part part) {
        Map<String, FlagValue> variants = new LinkedHashMap<>();
        part.object("an object with a value under each name").ifPresent(named -> {
            named.forEach((name, each) -> value(each).ifPresent(value -> variants.put(name, value)));
            if (named.isEmpty()) {
                part.refuse("is empty", "at least one variant");
            }
        });
        List<String> kinds =
                variants.values().stream().map(FlagValue::kind).distinct().toList();
        if (kinds.size() > 1) {
            part.refuse("is of different kinds: " + String.join("; ", kinds), "variants of one kind");
        }
        return variants;
    }

    private Optional<FlagValue> value(Part part) {
        JsonNode node = part.node();
        return switch (node.getNodeType()) {
            case BOOLEAN -> Optional.of(new FlagValue.Switch(node.booleanValue()));
            case STRING -> Optional.of(new FlagValue.Text(node.stringValue()));
            case NUMBER -> Optional.of(new FlagValue.Quantity(new BigDecimal(node.asString())));
            default -> part.refuse("is none of the values that are supported", VALUES);
        };
    }

    private Optional<String> variant(Part part, Set<String> known) {
        String allowed = named(known);
        return part.text(allowed)
                .flatMap(name -> known.isEmpty() || known.contains(name)
                        ? Optional.of(name)
                        : part.refuse("there is no variant '" + name + "'", allowed));
    }

    private static String named(Set<String> variants) {
        return variants.isEmpty() ? "a name of a variant" : String.join(", ", variants);
    }

    /** flagd's {@code {}} is no targeting. */
    private Optional<Split> targeting(Part part, Set<String> variants) {
        return part.object(TARGETING)
                .flatMap(parts -> Optional.ofNullable(parts.get("fractional")))
                .flatMap(fractional -> split(fractional, variants));
    }

    private Optional<Split> split(Part part, Set<String> variants) {
        Optional<List<Part>> entries = part.array(SHARES);
        List<Split.Share> shares = entries.orElse(List.of()).stream()
                .flatMap(entry -> share(entry, variants).stream())
                .toList();
        if (entries.isEmpty() || shares.size() < entries.get().size()) {
            return Optional.empty();
        }
        long different = shares.stream().map(Split.Share::variant).distinct().count();
        if (different < shares.size()) {
            return part.refuse("names a variant twice", "each variant once");
        }
        return shares.stream().mapToInt(Split.Share::weight).anyMatch(weight -> weight > 0)
                ? Optional.of(new Split(shares))
                : part.refuse("gives nothing to anybody", "a weight above 0");
    }

    private Optional<Split.Share> share(Part part, Set<String> variants) {
        return part.array(SHARE).flatMap(pair -> {
            if (pair.size() != 2) {
                return part.refuse("has " + pair.size() + " elements", SHARE);
            }
            Optional<String> variant = variant(pair.getFirst(), variants);
            Optional<Integer> weight = pair.getLast().count(LARGEST_WEIGHT, "a whole number of 0 to " + LARGEST_WEIGHT);
            return variant.flatMap(name -> weight.map(found -> new Split.Share(name, found)));
        });
    }

    private static Set<String> keys(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
