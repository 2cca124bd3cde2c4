package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** The Zipkin of an installation, started as a person starts it, and asked what it received. */
final class Zipkin implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String AN_HOUR = "3600000";

    private final RunningGrocellery grocellery;
    private final URI address;

    private Zipkin(RunningGrocellery grocellery) {
        this.grocellery = grocellery;
        this.address = URI.create("http://127.0.0.1:" + (9411 + grocellery.offset()));
    }

    static Zipkin with(RunningGrocellery grocellery) {
        Zipkin zipkin = new Zipkin(grocellery);
        grocellery.up("--with", "zipkin");
        Eventually.holds("zipkin answers", START, zipkin::answers);
        return zipkin;
    }

    boolean answers() {
        try {
            return Http.get(address.resolve("/health")).statusCode() == 200;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }

    /** The newest traces, each a list of spans. */
    List<List<Map<String, Object>>> traces() {
        String query = "/api/v2/traces?serviceName=gateway&limit=100&lookback=" + AN_HOUR;
        return traces(Http.get(address.resolve(query)));
    }

    @SuppressWarnings("unchecked")
    private static List<List<Map<String, Object>>> traces(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (List<List<Map<String, Object>>>) (List<?>) JSON.std.listFrom(answer.body());
    }

    @Override
    public void close() {
        grocellery.grocellery("up", "--without", "zipkin");
    }
}
