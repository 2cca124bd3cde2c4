package io.grocellery.testkit.architecture.offence;

import java.util.Random;

final class Gambler {

    int draw() {
        return new Random().nextInt(6);
    }
}
