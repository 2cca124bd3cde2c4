package io.grocellery.order.outbox;

import io.grocellery.order.QueryPlans;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OutboxPlanIT {
    static Stream<String> statements() {
        return Stream.of(Outbox.TAKE, Outbox.DELIVERED, Outbox.FAILED);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsNoWholeTable(String sql) {
        QueryPlans.assertReadsNoWholeTable(sql);
    }
}
