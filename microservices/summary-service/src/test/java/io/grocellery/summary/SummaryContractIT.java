package io.grocellery.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.contract.ProducerContracts;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SummaryContractIT {

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    @TestFactory
    Stream<DynamicTest> takesWhatItIsTold() {
        return ProducerContracts.of("summary-service").tests(service, () -> {});
    }

    /** What is of no concern is answered alike: only the metric tells that the events were understood. */
    @AfterAll
    static void whatItWasToldIsKnown() {
        assertThat(service.measured("summaries_events_total", "outcome=\"taken\""))
                .isEqualTo(2);
    }
}
