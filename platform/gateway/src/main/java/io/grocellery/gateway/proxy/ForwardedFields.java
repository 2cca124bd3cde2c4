package io.grocellery.gateway.proxy;

import io.grocellery.gateway.wire.HeaderRules;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Says who the client of one connection is, as the gateway itself saw it. */
final class ForwardedFields {

    private final String address;
    private final String node;

    ForwardedFields(@Nullable SocketAddress client) {
        String host = client == null ? null : client.hostAddress();
        address = host == null ? "unknown" : host;
        node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    }

    void write(MultiMap headers, @Nullable String host) {
        headers.set(HeaderRules.FORWARDED_FOR, address).set(HeaderRules.FORWARDED_PROTO, "http");
        if (host == null || host.isEmpty()) {
            headers.set(HeaderRules.FORWARDED, "for=" + node + ";proto=http");
        } else {
            headers.set(HeaderRules.FORWARDED_HOST, host);
            headers.set(HeaderRules.FORWARDED, "for=" + node + ";host=\"" + host + "\";proto=http");
        }
    }
}
