package io.grocellery.daemon.rollout;

import static io.grocellery.daemon.rollout.PretendSite.CARTS;
import static io.grocellery.daemon.rollout.PretendSite.NEW;
import static io.grocellery.daemon.rollout.PretendSite.OLD;
import static io.grocellery.daemon.rollout.PretendSite.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.traffic.Weight;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RolloutsTest {

    private static final Duration TURN = Duration.ofMillis(250);
    private static final int LONGEST = 600;
    private static final RolloutDefinition QUICK = new RolloutDefinition(
            new RolloutDefinition.Canary(RolloutDefinition.Canary.STANDARD.steps(), Duration.ofSeconds(10)),
            RolloutDefinition.BlueGreen.STANDARD,
            RolloutDefinition.Rolling.STANDARD,
            Deadlines.STANDARD,
            JudgePolicy.STANDARD);

    private final ManualClock clock = ManualClock.inJanuary();
    private final PretendSite site = new PretendSite(clock);
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final InMemoryEventJournal recorded = new InMemoryEventJournal();
    private Rollouts rollouts = daemon();

    /** As after a start of the daemon. */
    private Rollouts daemon() {
        return new Rollouts(site, QUICK, new RolloutBook(recorded, clock), journal, clock.patience(TURN));
    }

    private static RolloutRequest request(ServiceName service, ReleaseId release) {
        return new RolloutRequest(
                List.of(new RolloutRequest.Entry(service.value(), release.value())), null, false, "ada", null);
    }

    private RolloutId begun(ServiceName service, ReleaseId release) {
        return rollouts.begin(request(service, release), progress -> {});
    }

    /** Shoppers come, seen by both releases according to their weights. */
    private void pass(double candidateErrors) {
        for (ServiceName service : site.services()) {
            RoutedReleases routed = new RoutedReleases(site.router().read(service));
            routed.weights().forEach((release, weight) -> {
                long requests = Math.round(200 * weight.share());
                long errors = release.equals(NEW) ? Math.round(requests * candidateErrors) : 0;
                if (requests > 0) {
                    site.served(service, release, requests, errors);
                }
            });
        }
        clock.advance(Duration.ofSeconds(1));
        rollouts.turn();
    }

    private RolloutStatus untilOver(RolloutId id, double candidateErrors) {
        for (int i = 0; i < LONGEST && !rollouts.status(id).over(); i++) {
            pass(candidateErrors);
        }
        return rollouts.status(id);
    }

    @Test
    void aDoubtfulReleaseIsRefusedAlsoByForce() {
        site.doubts(new Refusal("release-unsigned", "r-new is not signed", "Sign it"));

        assertThatExceptionOfType(RolloutRefusedException.class)
                .isThrownBy(() ->
                        rollouts.admit(new RolloutRequest(request(ORDERS, NEW).changes(), null, true, "ada", null)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("release-unsigned");
                    assertThat(refused.why()).isEqualTo("r-new is not signed");
                    assertThat(refused.remedy()).isEqualTo("Sign it");
                });
    }

    @Test
    void whereAPersonHasToAgreeNothingTakesOverWithoutTheirWord() {
        site.asksForApproval();

        assertThat(refusal(request(ORDERS, NEW))).isEqualTo("approval-required");
        assertThat(refusal(approved("sha256:other"))).isEqualTo("approval-of-something-else");
        assertThat(rollouts.list()).isEmpty();
    }

    @Test
    void anApprovalIsWrittenDownWithWhoAndForWhat() {
        site.asksForApproval();
        String subject = Agreement.subject(Map.of(ORDERS, NEW));

        RolloutId id = rollouts.begin(approved(subject), progress -> {});

        assertThat(rollouts.status(id).history())
                .filteredOn(told -> told.kind().equals(Rollouts.APPROVAL))
                .extracting(RolloutStatus.Told::message)
                .containsExactly("ada approved " + subject + " for " + site.name());
        assertThat(journal.read(0, 100))
                .extracting(JournalEntry::event)
                .filteredOn(event -> event.kind().equals(Rollouts.APPROVAL))
                .singleElement()
                .satisfies(event -> assertThat(event.at()).isEqualTo(clock.instant()));
    }

    @Test
    void goingBackNeedsNobodysApproval() {
        site.asksForApproval();
        RolloutId id = rollouts.begin(approved(Agreement.subject(Map.of(ORDERS, NEW))), progress -> {});

        rollouts.ask(id, new Command.Abort("ada"));

        assertThat(untilOver(id, 0).phase()).isEqualTo("rolled-back");
        assertThatExceptionOfType(RolloutRefusedException.class)
                .isThrownBy(() -> rollouts.admit(rollouts.again(id, "ada")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("approval-required"));
    }

    @Test
    void goingBackToWhatServedBeforeNeedsNoneEither() {
        site.asksForApproval();
        untilOver(rollouts.begin(approved(Agreement.subject(Map.of(ORDERS, NEW))), progress -> {}), 0);
        rollouts = daemon();

        assertThat(refusal(request(ORDERS, OLD))).isEqualTo("admitted");
    }

    @Test
    void whatIsRefusedAnywayIsNobodyAskedFor() {
        site.asksForApproval();
        site.doubts(new Refusal("release-unsigned", "r-new is not signed", "Sign it"));

        assertThat(refusal(request(ORDERS, NEW))).isEqualTo("release-unsigned");
    }

    private static RolloutRequest approved(String subject) {
        return new RolloutRequest(request(ORDERS, NEW).changes(), null, false, "ada", subject);
    }

    @Test
    void aUsedUpErrorBudgetIsReleasedIntoOnlyByForce() {
        site.budgetLeft(-0.2);
        RolloutRequest forced = new RolloutRequest(request(ORDERS, NEW).changes(), null, true, "ada", null);

        assertThatExceptionOfType(RolloutRefusedException.class)
                .isThrownBy(() -> rollouts.admit(request(ORDERS, NEW)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("error-budget-exhausted");
                    assertThat(refused.remedy()).contains("./grocellery slo", "--force");
                });
        rollouts.admit(forced);
        site.budgetLeft(0.01);
        rollouts.admit(request(ORDERS, NEW));
    }

    @Test
    void aGoodCanaryIsPromotedAndIsAllThatIsLeft() {
        RolloutStatus ended = untilOver(begun(ORDERS, NEW), 0);

        assertThat(ended.phase()).isEqualTo("promoted");
        assertThat(site.of(ORDERS)).extracting(ServiceInstances.Seen::release).containsExactly(NEW, NEW);
        assertThat(new RoutedReleases(site.router().read(ORDERS)).weights()).containsOnlyKeys(NEW);
        assertThat(rollouts.promoted()).containsEntry(ORDERS, NEW);
        assertThat(site.of(CARTS)).extracting(ServiceInstances.Seen::release).containsOnly(OLD);
    }

    @Test
    void aCanaryThatErrsGoesBackAndTheReasonNamesRuleFiguresAndThreshold() {
        RolloutStatus ended = untilOver(begun(ORDERS, NEW), 0.3);

        assertThat(ended.phase()).isEqualTo("rolled-back");
        assertThat(ended.sentence()).contains("r-new", "errors: 3 of 10 requests", "of 400");
        assertThat(site.of(ORDERS)).extracting(ServiceInstances.Seen::release).containsExactly(OLD, OLD);
        assertThat(new RoutedReleases(site.router().read(ORDERS)).weights()).containsOnlyKeys(OLD);
        assertThat(ended.history())
                .extracting(RolloutStatus.Told::kind)
                .contains("rollout-began", "rollout-going-back", "rollout-rolled-back");
        assertThat(rollouts.promoted()).isEmpty();
    }

    @Test
    void oneThatEndsWhileItStartsIsNeverGivenARequest() {
        site.breaks(NEW);
        RolloutId id = begun(ORDERS, NEW);
        for (int i = 0; i < 20 && !rollouts.status(id).over(); i++) {
            pass(0);
            assertThat(new RoutedReleases(site.router().read(ORDERS))
                            .weightOf(NEW)
                            .orElse(Weight.NONE))
                    .isEqualTo(Weight.NONE);
        }

        assertThat(rollouts.status(id).sentence()).contains("ended by itself before any request was given to it");
    }

    @Test
    void severalServicesGoBackTogether() {
        RolloutRequest both = new RolloutRequest(
                List.of(
                        new RolloutRequest.Entry(ORDERS.value(), NEW.value()),
                        new RolloutRequest.Entry(CARTS.value(), NEW.value())),
                null,
                false,
                "ada",
                null);
        RolloutStatus ended = untilOver(rollouts.begin(both, progress -> {}), 0.5);

        assertThat(ended.phase()).isEqualTo("rolled-back");
        assertThat(site.services())
                .allSatisfy(
                        service -> assertThat(new RoutedReleases(site.router().read(service)).weights())
                                .containsOnlyKeys(OLD));
    }

    @Test
    void anotherDaemonGoesOnFromTheRecordsWhereverThisOneDied() {
        RolloutId id = begun(ORDERS, NEW);
        for (int i = 0; i < LONGEST && !rollouts.status(id).over(); i++) {
            rollouts = daemon();
            rollouts.resume();
            pass(0);
        }

        assertThat(rollouts.status(id).phase()).isEqualTo("promoted");
        assertThat(new RoutedReleases(site.router().read(ORDERS)).weights()).containsOnlyKeys(NEW);
    }

    @Test
    void whatIsUnderWayInAnEnvironmentThatIsDownHasEnded() {
        RolloutId id = begun(ORDERS, NEW);
        pass(0);
        site.takenDown();
        rollouts = daemon();
        rollouts.resume();

        assertThat(rollouts.status(id).phase()).isEqualTo("rolled-back");
        assertThat(rollouts.status(id).sentence()).contains("taken down");
    }

    @Test
    void anInstanceThatTheRouterTookOutSendsItBack() {
        RolloutId id = begun(ORDERS, NEW);
        pass(0);
        pass(0);
        site.of(ORDERS).stream()
                .filter(seen -> seen.release().equals(NEW))
                .forEach(seen -> site.pretendRouter().failing(seen.id(), 3));

        assertThat(untilOver(id, 0).sentence()).contains("failed 3 health checks in a row");
    }

    @Test
    void everyRuleSaysWhatItSawAndWhenItWouldDecideOtherwise() {
        RolloutId id = begun(ORDERS, NEW);
        for (int i = 0; i < 5; i++) {
            pass(0);
        }

        assertThat(rollouts.status(id).services().getFirst().findings())
                .extracting(finding -> finding.rule() + " " + finding.metric())
                .containsExactlyInAnyOrder(
                        "allocation errors",
                        "allocation slowness",
                        "objective errors",
                        "objective slowness",
                        "enough-good errors",
                        "enough-good slowness",
                        "sustained-threshold errors",
                        "sustained-threshold slowness",
                        "consecutive-failures health-checks");
        assertThat(rollouts.status(id).services().getFirst().findings())
                .filteredOn(finding -> finding.rule().equals("consecutive-failures"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).contains("0 failed", "3 in a row", "3 more"));
    }

    @Test
    void aPersonPausesResumesAndPromotes() {
        RolloutId id = begun(ORDERS, NEW);
        pass(0);
        pass(0);
        rollouts.ask(id, new Command.Pause("ada"));
        pass(0);
        assertThat(rollouts.status(id).sentence()).isEqualTo("held: paused by ada");
        assertThat(rollouts.status(id).possible()).containsExactly("promote", "abort", "resume");

        rollouts.ask(id, new Command.Promote("ada", true));
        for (int i = 0; i < 5; i++) {
            pass(0);
        }
        assertThat(rollouts.status(id).phase()).isEqualTo("baking");
        assertThat(new RoutedReleases(site.router().read(ORDERS)).weightOf(NEW)).contains(Weight.ALL);

        rollouts.ask(id, new Command.Abort("ada"));
        assertThat(untilOver(id, 0).sentence()).isEqualTo("rolled back: aborted by ada");
    }

    @Test
    void theSameIsTriedAgainOnlyAfterItWentBack() {
        RolloutId id = begun(ORDERS, NEW);
        assertThatExceptionOfType(RolloutRefusedException.class)
                .isThrownBy(() -> rollouts.again(id, "ada"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("nothing-to-retry"));
        rollouts.ask(id, new Command.Abort("ada"));
        untilOver(id, 0);

        assertThat(rollouts.again(id, "bob").changes())
                .containsExactly(new RolloutRequest.Entry(ORDERS.value(), NEW.value()));
    }

    @Test
    void whatStandsAgainstItIsNamedAndNothingChanges() {
        begun(ORDERS, NEW);
        assertThat(refusal(request(ORDERS, NEW))).isEqualTo("already-under-way");
        assertThat(refusal(request(CARTS, OLD))).isEqualTo("serves-already");
        assertThat(refusal(request(CARTS, new ReleaseId("r-nowhere")))).isEqualTo("unknown-release");
        assertThat(refusal(request(new ServiceName("nobody"), NEW))).isEqualTo("unknown-service");
        assertThat(refusal(new RolloutRequest(
                        List.of(new RolloutRequest.Entry("No Name", "r")), null, false, "ada", null)))
                .isEqualTo("malformed");
        assertThat(refusal(new RolloutRequest(
                        List.of(new RolloutRequest.Entry(CARTS.value(), NEW.value())), "sideways", false, "ada", null)))
                .isEqualTo("malformed");
        site.contracts(NEW);
        assertThat(refusal(request(CARTS, NEW))).isEqualTo("contract-migration");
        site.takenDown();
        assertThat(refusal(request(CARTS, NEW))).isEqualTo("not-running");
        assertThat(rollouts.list()).hasSize(1);
    }

    private String refusal(RolloutRequest request) {
        try {
            rollouts.admit(request);
            return "admitted";
        } catch (RolloutRefusedException refused) {
            return refused.code();
        }
    }

    @Test
    void itsPreparationsAreToldAndThenItsName() {
        List<Progress> told = new ArrayList<>();
        RolloutId id = rollouts.begin(request(ORDERS, NEW), told::add);

        assertThat(told).extracting(Progress::phase).containsExactly("prepared order-service", "rollout");
        assertThat(told.getLast().message()).isEqualTo(id.value());
    }

    @Test
    void anUnknownOneIsUnknown() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> rollouts.status(new RolloutId("ro-9")))
                .withMessageContaining("ro-9");
    }
}
