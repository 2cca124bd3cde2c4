package io.grocellery.testkit.architecture.offence.left;

import io.grocellery.testkit.architecture.offence.right.Right;

/** With {@link Right}, a cycle. */
public record Left(Right right) {}
