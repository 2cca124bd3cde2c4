package io.grocellery.testkit.architecture.offence;

import java.time.Instant;

final class Punctual {

    Instant now() {
        return Instant.now();
    }
}
