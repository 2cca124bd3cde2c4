package io.grocellery.gateway.proxy;

import io.grocellery.gateway.wire.HeaderRules;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Says who the client of one connection is, as the gateway itself saw it. */
final class ForwardedFields {

    private final String address;
    private final String node;
    private String lastHost = "";
    private String lastForwarded;

    ForwardedFields(@Nullable SocketAddress client) {
        String host = client == null ? null : client.hostAddress();
        address = host == null ? "unknown" : host;
        node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
        lastForwarded = "for=" + node + ";proto=http";
    }

    void write(MultiMap headers, @Nullable String host) {
        headers.set(HeaderRules.FORWARDED_FOR, address).set(HeaderRules.FORWARDED_PROTO, "http");
        if (host != null && !host.isEmpty()) {
            headers.set(HeaderRules.FORWARDED_HOST, host);
        }
        headers.set(HeaderRules.FORWARDED, forwarded(host == null ? "" : host));
    }

    /** A connection nearly always names the same host. */
    private String forwarded(String host) {
        if (!host.equals(lastHost)) {
            lastHost = host;
            lastForwarded = "for=" + node + (host.isEmpty() ? "" : ";host=\"" + host + "\"") + ";proto=http";
        }
        return lastForwarded;
    }
}
