package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.StandIn;
import io.grocellery.chassis.test.StandIn.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that is not recorded leaves the same figures as one that is, and goes on in its trace all the same. */
final class UnrecordedIT {

    private static final String TRACE = "5af7183fb1d4cf5f6b8b5c3d2e1f0b01";
    private static final String RECORDED = "00-" + TRACE + "-6b221d5bc9e6496c-01";
    private static final String UNRECORDED = "00-" + TRACE + "-6b221d5bc9e6496c-00";
    private static final String COUNT = "http_server_requests_seconds_count";
    private static final Pattern VALUE = Pattern.compile(" [0-9.eE+-]+$");
    private static final StandIn OTHER = StandIn.start();

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SampleApplication.class, "sample-service")
            .with("grocellery.client.id", "sample-service")
            .with("grocellery.client.secret", "not-a-real-secret")
            .with("grocellery.outbound.other-service.url", OTHER::url);

    @AfterAll
    static void close() {
        OTHER.close();
    }

    @Test
    void isCountedAndTimedLikeARecordedOne() {
        List<String> paths = List.of("/notes/who", "/notes/" + new UUID(1, 2), "/notes/broken", "/nowhere", "/secrets");
        paths.forEach(path -> send(path, RECORDED));
        Set<String> ofRecorded = series();
        double recorded = service.measured(COUNT);

        paths.forEach(path -> send(path, UNRECORDED));
        assertThat(series()).as("no series of its own").isEqualTo(ofRecorded);
        assertThat(service.measured(COUNT)).isEqualTo(recorded + paths.size());
        assertThat(service.measured(COUNT, "uri=\"/notes/broken\"", "status=\"500\""))
                .isEqualTo(2);
    }

    @Test
    void callsOthersInItsTraceAndTellsThemNotToRecord() {
        OTHER.forgetRequests();
        OTHER.answer("GET", "/there", request -> Reply.json(200, Map.of("here", true)));
        service.get("/relay/there")
                .bearer(service.issuer().shopper(UUID.randomUUID()))
                .header("traceparent", UNRECORDED)
                .send()
                .expect(200);
        assertThat(OTHER.requests())
                .singleElement()
                .extracting(call -> call.headers().get("traceparent"))
                .asString()
                .startsWith("00-" + TRACE + "-")
                .endsWith("-00")
                .isNotEqualTo(UNRECORDED);
    }

    @Test
    void mayBeToldInB3sFormToo() {
        send("/notes/who", UNRECORDED);
        double before = service.measured(COUNT);
        service.get("/notes/who").header("b3", TRACE + "-6b221d5bc9e6496c-0").send();
        assertThat(service.measured(COUNT)).isEqualTo(before + 1);
    }

    @Test
    void whatThePlatformAsksIsNotCountedWhateverItSays() {
        send("/notes/who", UNRECORDED);
        double before = service.measured(COUNT);
        send("/actuator/health/readiness", UNRECORDED);
        assertThat(service.measured(COUNT)).isEqualTo(before);
    }

    private static void send(String path, String traceparent) {
        service.get(path).header("traceparent", traceparent).send();
    }

    private static Set<String> series() {
        return service.get("/actuator/prometheus")
                .send()
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds"))
                .map(line -> VALUE.matcher(line).replaceFirst(""))
                .collect(Collectors.toSet());
    }
}
