package io.grocellery.spans;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

/** Whom the export of spans may know. */
final class SpanExportRulesTest {

    @Test
    void knowsTracersAndReceiversAndNothingOfTheHouse() {
        HouseRules.of("io.grocellery.spans")
                .knowing("services and gateway share the way spans leave and nothing else", "brave..", "zipkin2..")
                .forOthers()
                .check(8);
    }
}
