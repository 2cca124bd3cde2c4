package io.grocellery.testkit.architecture.offence;

import java.time.Duration;

final class Impatient {

    void nap() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1));
    }
}
