package io.grocellery.performance.gateway;

import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.Listening;
import io.grocellery.performance.tool.Nginx;
import io.grocellery.performance.tool.RunningGateway;
import io.grocellery.performance.tool.Wrk;
import io.grocellery.target.local.network.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The gateway and an nginx in front of the same backend. */
record Proxies(Proxy nginx, Proxy gateway) {

    private static final Duration START = Duration.ofSeconds(30);

    static Proxies start(Workplace workplace, int connections) throws IOException {
        Wrk wrk = Wrk.with(workplace, connections);
        int backend = startBackend(workplace);
        return new Proxies(startNginx(workplace, wrk, backend), startGateway(workplace, wrk, backend));
    }

    private static int startBackend(Workplace workplace) throws IOException {
        int port = FreePorts.any().number();
        Process process = Nginx.start(workplace, "backend", 1, """
                server { listen 127.0.0.1:%d backlog=1024; default_type text/plain;
                         location /orders/1 { return 200 "%s"; }
                         location /health { return 200 "ok"; } }
                """.formatted(port, "x".repeat(1024)));
        Listening.await(workplace, process, port, START);
        return port;
    }

    private static Proxy startNginx(Workplace workplace, Wrk wrk, int backend) throws IOException {
        int port = FreePorts.any().number();
        int workers = Runtime.getRuntime().availableProcessors();
        Process process = Nginx.start(workplace, "proxy", workers, """
                upstream backend { server 127.0.0.1:%d; keepalive 128; keepalive_requests 100000000; }
                server { listen 127.0.0.1:%d backlog=1024;
                         location / { proxy_pass http://backend; proxy_http_version 1.1;
                                      proxy_set_header Connection ""; proxy_set_header Host $http_host;
                                      proxy_set_header X-Forwarded-For $remote_addr;
                                      proxy_set_header X-Request-Id $request_id; } }
                """.formatted(backend, port));
        Listening.await(workplace, process, port, START);
        return new Proxy(process, address(port), wrk);
    }

    private static Proxy startGateway(Workplace workplace, Wrk wrk, int backend) throws IOException {
        RunningGateway gateway = RunningGateway.start(
                workplace,
                "gateway",
                new RunningGateway.Behind("order-service", "/orders/**", backend, "/health"),
                Map.of());
        URI address = gateway.address().resolve("/orders/1");
        Listening.await(workplace, gateway.process(), address, START);
        return new Proxy(gateway.process(), address, wrk);
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/orders/1");
    }
}
