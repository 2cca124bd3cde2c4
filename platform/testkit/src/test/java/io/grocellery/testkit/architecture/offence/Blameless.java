package io.grocellery.testkit.architecture.offence;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** Breaks no rule: what it needs comes in. */
record Blameless(Clock clock, long seed) {

    Instant now() {
        return Instant.now(clock);
    }

    int draw() {
        return new Random(seed).nextInt(6);
    }
}
