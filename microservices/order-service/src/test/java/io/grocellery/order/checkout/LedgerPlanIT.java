package io.grocellery.order.checkout;

import io.grocellery.order.QueryPlans;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LedgerPlanIT {
    static Stream<String> statements() {
        return Stream.of(Ledger.CLAIM, Ledger.PLACE, Ledger.RELINQUISH, Ledger.ABANDON, Ledger.FORGET);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsNoWholeTable(String sql) {
        QueryPlans.assertReadsNoWholeTable(sql);
    }
}
