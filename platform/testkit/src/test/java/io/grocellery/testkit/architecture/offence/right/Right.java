package io.grocellery.testkit.architecture.offence.right;

import io.grocellery.testkit.architecture.offence.left.Left;
import org.jspecify.annotations.Nullable;

/** With {@link Left}, a cycle. */
public record Right(@Nullable Left left) {}
