package io.grocellery.target.local.sample;

import io.grocellery.core.model.Port;
import io.grocellery.target.local.network.FreePorts;

/** A port that nobody listened on a moment ago. */
public final class FreePort {

    private FreePort() {}

    public static Port next() {
        return FreePorts.any();
    }
}
