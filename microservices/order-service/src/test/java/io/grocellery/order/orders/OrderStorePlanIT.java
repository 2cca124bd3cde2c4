package io.grocellery.order.orders;

import io.grocellery.order.QueryPlans;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OrderStorePlanIT {
    static Stream<String> statements() {
        return Stream.of(OrderStore.BY_ID, OrderStore.NEWEST, OrderStore.NEXT, OrderStore.CANCEL);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsNoWholeTable(String sql) {
        QueryPlans.assertReadsNoWholeTable(sql);
    }
}
