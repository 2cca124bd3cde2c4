package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grocellery.chassis.test.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

final class StartRefusedIT {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "grocellery.relase, r-1, grocellery.relase",
        "grocellery.databse.url, x, grocellery.databse.url",
        "grocellery.outbound.product-service.tmeout, 1s, tmeout",
        "grocellery.database.pool, 5, grocellery.database.pool",
        "grocellery.database.pool-size, 0, poolSize",
        "grocellery.database.url, jdbc:h2:mem, url",
        "grocellery.max-body, 64KB, 64KB",
        "grocellery.instance, '', instance",
        "grocellery.production, true, http://127.0.0.1:1"
    })
    void aWrongKeyOrValueIsNamed(String key, String value, String named) {
        assertThat(story(start(key, value))).contains(named);
    }

    private static Throwable start(String key, String value) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "server.port", "0",
                "grocellery.service", "sample-service",
                "grocellery.environment", "test",
                "grocellery.instance", "sample-service-1",
                "grocellery.database.url", DATABASE.url(),
                "grocellery.database.username", DATABASE.username(),
                "grocellery.database.password", DATABASE.password(),
                "grocellery.security.issuer", "http://127.0.0.1:1",
                "grocellery.outbound.other-service.url", "http://127.0.0.1:1"));
        settings.put(key, value);
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, setting) -> arguments.add("--" + name + "=" + setting));
        return catchThrowable(() -> SpringApplication.run(SampleApplication.class, arguments.toArray(String[]::new))
                .close());
    }

    private static String story(Throwable failure) {
        StringBuilder story = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            story.append(cause).append('\n');
        }
        return story.toString();
    }
}
