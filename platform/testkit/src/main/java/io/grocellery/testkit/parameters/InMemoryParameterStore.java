package io.grocellery.testkit.parameters;

import io.grocellery.core.parameters.Parameter;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keeps everything in memory. */
public final class InMemoryParameterStore implements ParameterStore {

    private final InstantSource clock;
    private final Map<ParameterPath, List<Parameter>> versions = new TreeMap<>();

    public InMemoryParameterStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Parameter> get(ParameterPath path) {
        return history(path).reversed().stream().findFirst();
    }

    @Override
    public synchronized Parameter put(ParameterPath path, ParameterValue value) {
        List<Parameter> known = versions.computeIfAbsent(path, unknown -> new ArrayList<>());
        Parameter added = new Parameter(path, known.size() + 1, value, clock.instant());
        known.add(added);
        return added;
    }

    @Override
    public synchronized Parameter putIfAbsent(ParameterPath path, Supplier<ParameterValue> value) {
        return get(path).orElseGet(() -> put(path, value.get()));
    }

    @Override
    public synchronized List<Parameter> list(String folder) {
        return versions.keySet().stream()
                .filter(path -> path.isUnder(folder))
                .map(this::get)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public synchronized List<Parameter> history(ParameterPath path) {
        return List.copyOf(versions.getOrDefault(path, List.of()));
    }
}
