package io.grocellery.gateway.routing;

import io.vertx.core.net.NetSocket;

/** What no decision may look like. */
public record NeedsTheNetwork(NetSocket socket) {}
