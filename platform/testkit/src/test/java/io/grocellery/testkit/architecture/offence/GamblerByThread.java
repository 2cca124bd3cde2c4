package io.grocellery.testkit.architecture.offence;

import java.util.concurrent.ThreadLocalRandom;

final class GamblerByThread {

    int draw() {
        return ThreadLocalRandom.current().nextInt(6);
    }
}
