package io.grocellery.core.pipeline;

/** What must be done. Doing it twice does no more than doing it once. */
public sealed interface RunEffect {

    StageName stage();

    /** Begins a stage. */
    record Start(StageName stage, int attempt) implements RunEffect {}

    /** Ends a stage with all its processes. */
    record Stop(StageName stage) implements RunEffect {}
}
