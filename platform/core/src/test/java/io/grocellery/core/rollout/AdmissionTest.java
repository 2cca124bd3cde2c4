package io.grocellery.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Admission.Standing;
import io.grocellery.core.rollout.Admission.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final ServiceName ORDERS = new ServiceName("order-service");
    private static final ReleaseId OLD = new ReleaseId("old");
    private static final ReleaseId NEW = new ReleaseId("new");
    private static final Standing GOOD =
            new Standing(Optional.of(OLD), true, Set.of(OLD, NEW), Set.of(), Optional.empty(), Optional.of(0.4));

    private static List<String> codes(Wish wish, Standing standing, boolean force) {
        return new Admission()
                .refusals(List.of(wish), Map.of(ORDERS, standing), force).stream()
                        .map(Refusal::code)
                        .toList();
    }

    @Test
    void nothingStandsAgainstAHealthyServiceAndAKnownRelease() {
        assertThat(codes(new Wish(ORDERS, NEW), GOOD, false)).isEmpty();
    }

    @Test
    void everyReasonIsNamedAtOnce() {
        Standing bad = new Standing(
                Optional.of(OLD), false, Set.of(OLD), Set.of(NEW), Optional.of(new RolloutId("r7")), Optional.of(0.0));

        assertThat(codes(new Wish(ORDERS, NEW), bad, false))
                .containsExactly(
                        "unknown-release",
                        "already-under-way",
                        "contract-migration",
                        "stable-unhealthy",
                        "error-budget-exhausted");
    }

    @Test
    void forceOverridesTheBudgetAndHealthAndNothingElse() {
        Standing bad = new Standing(
                Optional.of(OLD), false, Set.of(OLD, NEW), Set.of(NEW), Optional.empty(), Optional.of(-0.1));

        assertThat(codes(new Wish(ORDERS, NEW), bad, true)).containsExactly("contract-migration");
    }

    @Test
    void theReleaseThatServesAlreadyIsRefused() {
        assertThat(codes(new Wish(ORDERS, OLD), GOOD, false)).containsExactly("serves-already");
    }

    @Test
    void anUnknownServiceIsToldTheNamesOfThoseThereAre() {
        assertThat(new Admission()
                        .refusals(List.of(new Wish(new ServiceName("orders"), NEW)), Map.of(ORDERS, GOOD), true))
                .singleElement()
                .asString()
                .isEqualTo("there is no service 'orders'. The delivery file names [order-service]");
    }

    @Test
    void aServiceIsNamedOnceAndAtLeastOne() {
        Wish wish = new Wish(ORDERS, NEW);

        assertThat(new Admission().refusals(List.of(wish, wish), Map.of(ORDERS, GOOD), false))
                .extracting(Refusal::code)
                .containsExactly("named-twice");
        assertThat(new Admission().refusals(List.of(), Map.of(), false))
                .extracting(Refusal::code)
                .containsExactly("nothing-to-do");
    }
}
