package io.grocellery.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Approval;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final Map<ServiceName, ReleaseId> ORDERS =
            Map.of(new ServiceName("order-service"), new ReleaseId("r-1"));
    private static final Map<ServiceName, ReleaseId> BOTH = Map.of(
            new ServiceName("order-service"), new ReleaseId("r-1"),
            new ServiceName("cart-service"), new ReleaseId("r-2"));

    private static final Supplier<Map<ServiceName, Set<ReleaseId>>> NOTHING = Map::of;

    private final Consent consent = new Consent(PROD, true);

    @Test
    void withoutAnApprovalItIsRefusedWithTheDigestToApprove() {
        assertThat(consent.refusal(ORDERS, NOTHING, Optional.empty())).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo("approval-required");
            assertThat(refusal.why())
                    .isEqualTo("prod asks for a person's approval, and nobody approved order-service r-1, "
                            + Agreement.subject(ORDERS));
            assertThat(refusal.remedy())
                    .contains("./grocellery pipeline run", "--approve " + Agreement.subject(ORDERS));
        });
    }

    @Test
    void whereNobodyIsAskedNothingIsRefused() {
        assertThat(new Consent(PROD, false).refusal(ORDERS, NOTHING, Optional.empty()))
                .isEmpty();
    }

    @Test
    void anApprovalOfExactlyThisIsTaken() {
        assertThat(consent.refusal(BOTH, NOTHING, approved(BOTH, Agreement.subject(BOTH))))
                .isEmpty();
    }

    @Test
    void anApprovalOfMoreHoldsForWhatOfItDoesNotServeYet() {
        assertThat(consent.refusal(ORDERS, NOTHING, approved(BOTH, Agreement.subject(BOTH))))
                .isEmpty();
    }

    @Test
    void goingBackToWhatServedBeforeNeedsNone() {
        Map<ServiceName, Set<ReleaseId>> served =
                Map.of(new ServiceName("order-service"), Set.of(new ReleaseId("r-0"), new ReleaseId("r-1")));

        assertThat(consent.refusal(ORDERS, () -> served, Optional.empty())).isEmpty();
        assertThat(consent.refusal(BOTH, () -> served, Optional.empty()))
                .as("the other service goes forward")
                .isPresent();
    }

    @Test
    void anApprovalOfLessOrOfSomethingElseIsNone() {
        assertThat(consent.refusal(BOTH, NOTHING, approved(ORDERS, Agreement.subject(ORDERS))))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("approval-of-something-else");
                    assertThat(refusal.why())
                            .contains("what ada approved", "is not cart-service r-2 with order-service r-1");
                });
        assertThat(consent.refusal(ORDERS, NOTHING, approved(ORDERS, Agreement.subject(BOTH))))
                .isPresent();
    }

    @Test
    void theDigestIsThatOfServicesAndReleasesInWhateverOrder() {
        assertThat(Agreement.subject(BOTH)).startsWith("sha256:").hasSize(71).isNotEqualTo(Agreement.subject(ORDERS));
    }

    private static Optional<Agreement> approved(Map<ServiceName, ReleaseId> releases, String subject) {
        return Optional.of(new Agreement(releases, new Approval(subject, "ada", Instant.EPOCH)));
    }
}
