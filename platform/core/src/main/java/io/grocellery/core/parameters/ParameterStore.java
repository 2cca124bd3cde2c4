package io.grocellery.core.parameters;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values by path, with their history. Several threads and processes may use one store at once. Every method throws
 * {@link io.grocellery.core.problem.ExplainedException} when the store cannot be read or written, or what it holds was
 * tampered with.
 */
public interface ParameterStore {

    /** The newest version; empty when there is none. */
    Optional<Parameter> get(ParameterPath path);

    /** Adds a version. */
    Parameter put(ParameterPath path, ParameterValue value);

    /**
     * The newest version, made when there is none. Of several who try at once one makes it, and all get the same.
     *
     * @param value called at most once
     */
    Parameter putIfAbsent(ParameterPath path, Supplier<ParameterValue> value);

    /** The newest version of each under a folder such as {@code /grocellery/dev}, in the order of their paths. */
    List<Parameter> list(String folder);

    /** Every version, oldest first; empty when there is none. At least the last 100 are kept. */
    List<Parameter> history(ParameterPath path);
}
