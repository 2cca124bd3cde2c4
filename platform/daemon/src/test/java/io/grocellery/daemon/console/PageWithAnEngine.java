package io.grocellery.daemon.console;

import io.grocellery.target.local.installation.Installation;

/** What no page may look like. */
public record PageWithAnEngine(Installation installation) {}
