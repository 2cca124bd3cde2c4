package io.grocellery.daemon.identity;

import io.grocellery.target.local.installation.Installation;

/** What no part of the issuer may look like. */
public record IssuerWithAnEngine(Installation installation) {}
