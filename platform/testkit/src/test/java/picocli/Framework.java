package picocli;

/** Stands in for what only few parts may know. */
public final class Framework {}
