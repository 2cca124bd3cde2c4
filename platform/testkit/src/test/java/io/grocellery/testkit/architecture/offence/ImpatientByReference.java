package io.grocellery.testkit.architecture.offence;

import io.grocellery.core.time.Sleeper;

final class ImpatientByReference {

    Sleeper sleeper() {
        return Thread::sleep;
    }
}
