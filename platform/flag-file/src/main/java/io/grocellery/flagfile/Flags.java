package io.grocellery.flagfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The flags of one file, in its order. */
public final class Flags {

    /** No flags at all: everywhere the default in code counts. */
    public static final Flags NONE = new Flags(Map.of());

    private final Map<String, Flag> flags;

    private Flags(Map<String, Flag> flags) {
        this.flags = Collections.unmodifiableMap(flags);
    }

    /** Flags of different names. */
    public static Flags of(List<Flag> flags) {
        Map<String, Flag> named = new LinkedHashMap<>();
        flags.forEach(flag -> named.put(flag.name().value(), flag));
        return new Flags(named);
    }

    public List<Flag> all() {
        return List.copyOf(flags.values());
    }

    public Optional<Flag> find(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /** These flags with another one instead of that of the same name, or in addition. */
    public Flags with(Flag flag) {
        Map<String, Flag> changed = new LinkedHashMap<>(flags);
        changed.put(flag.name().value(), flag);
        return new Flags(changed);
    }

    /** The names of the flags that are not the same in both, sorted. */
    public List<String> differingFrom(Flags other) {
        Map<String, Flag> both = new LinkedHashMap<>(flags);
        both.putAll(other.flags);
        return both.keySet().stream()
                .filter(name -> !Objects.equals(flags.get(name), other.flags.get(name)))
                .sorted()
                .toList();
    }
}
