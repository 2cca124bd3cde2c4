package io.grocellery.testkit.architecture.offence;

/** Public, and used by no other package. */
public final class NobodyNeedsMe {}
