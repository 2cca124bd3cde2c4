package io.grocellery.daemon.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecentTracesTest {

    private HttpServer zipkin;
    private String answer = "[]";
    private String asked = "";

    @BeforeEach
    void start() throws IOException {
        zipkin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        zipkin.createContext("/api/v2/traces", exchange -> {
            asked = exchange.getRequestURI().getQuery();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        zipkin.start();
    }

    @AfterEach
    void stop() {
        zipkin.stop(0);
    }

    private RecentTraces traces() {
        return new RecentTraces(
                URI.create("http://127.0.0.1:" + zipkin.getAddress().getPort()), new JsonMapper());
    }

    @Test
    void aTraceIsNamedByItsFirstSpan() {
        answer = """
                [[{"traceId":"a","parentId":"1","id":"2","name":"query","timestamp":1000500,"duration":10},
                  {"traceId":"a","id":"1","name":"http get /orders","timestamp":1000000,"duration":48200}],
                 [{"traceId":"b","id":"3","name":"http post","timestamp":3000000,"duration":5,"tags":{"error":"503"}}],
                 []]""";

        RecentTraces.Found found = traces().of("order-service");

        assertThat(asked).contains("serviceName=order-service", "limit=20");
        assertThat(found.available()).isTrue();
        assertThat(found.traces()).extracting(RecentTraces.Trace::id).containsExactly("b", "a");
        assertThat(found.traces().getFirst().failed()).isTrue();
        assertThat(found.traces().getLast())
                .isEqualTo(new RecentTraces.Trace(
                        "a", "1970-01-01T00:00:01Z", "http get /orders", 48.2, 2, false, traces().addressOf("a")));
    }

    @Test
    void whereNoZipkinAnswersThatIsSaid() {
        answer = "no JSON";
        assertThat(traces().of("order-service").available()).isFalse();
        RecentTraces nowhere = traces();
        zipkin.stop(0);

        assertThat(nowhere.of("order-service").available()).isFalse();
    }
}
