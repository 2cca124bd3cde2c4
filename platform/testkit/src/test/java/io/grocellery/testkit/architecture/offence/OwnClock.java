package io.grocellery.testkit.architecture.offence;

import java.time.Clock;

final class OwnClock {

    Clock clock() {
        return Clock.systemUTC();
    }
}
