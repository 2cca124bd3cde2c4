package io.grocellery.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.core.evidence.Deployment.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryPerformanceTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(90));
    private static final Window MONTH = Window.upTo(NOW, DeliveryPerformance.PERIOD);

    private final List<Deployment> deployments = new ArrayList<>();

    @Test
    void frequencyIsDeploymentsAWeekOverTheTimeThatWasObserved() {
        for (int day = 1; day <= 15; day++) {
            promoted("ro-" + day, Duration.ofDays(day));
        }

        assertThat(figure("deployment_frequency", LONG_AGO).value().orElseThrow())
                .isCloseTo(15 / (30 / 7.0), within(1e-9));
        assertThat(figure("deployment_frequency", NOW.minus(Duration.ofDays(15)).minusSeconds(60))
                        .words())
                .isEqualTo("7.0 a week (15 in 15.0 days)");
    }

    @Test
    void aJournalOfHoursTellsNoRate() {
        promoted("ro-1", Duration.ofHours(1));

        Figure figure = figure("deployment_frequency", NOW.minus(Duration.ofHours(3)));

        assertThat(figure.value()).isEmpty();
        assertThat(figure.words())
                .isEqualTo("not enough data: deployments have been written down for 3.0 h, and a rate takes 7.0 days;"
                        + " so far 1");
        assertThat(figure.counted()).containsExactly("ro-1 promoted 2026-11-27T23:00:00Z");
    }

    @Test
    void whatEndedBeforeTheWindowOrGoesOnIsNotCounted() {
        promoted("ro-1", Duration.ofDays(31));
        deployments.add(new Deployment(
                "ro-2", change("r-1", "r-2"), NOW, Optional.of(NOW), Optional.empty(), Ending.UNDER_WAY, List.of()));

        assertThat(figure("deployment_frequency", LONG_AGO).value()).contains(0.0);
    }

    @Test
    void whatNoRequestReachedIsNoDeployment() {
        deployments.add(new Deployment(
                "ro-1",
                change("r-1", "r-2"),
                NOW.minusSeconds(90),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(60)),
                Ending.ROLLED_BACK,
                List.of()));

        assertThat(figure("deployment_frequency", LONG_AGO).counted()).isEmpty();
        assertThat(figure("change_failure_rate", LONG_AGO).counted()).isEmpty();
    }

    @Test
    void leadTimeIsTheMedianOverCommitsEachCountedOnce() {
        Commit fast = commit("fast", Duration.ofHours(3));
        Commit slow = commit("slow", Duration.ofHours(50));
        promoted("ro-1", Duration.ofHours(2), fast, slow);
        promoted("ro-2", Duration.ofHours(1), fast, commit("late", Duration.ofHours(5)));

        Figure figure = figure("lead_time_for_changes", LONG_AGO);

        // 1 h, 48 h and 4 h: the second arrival of the first commit is none
        assertThat(figure.value()).contains((double) Duration.ofHours(4).toSeconds());
        assertThat(figure.words()).isEqualTo("4.0 h (median of 3 commits)");
        assertThat(figure.counted()).contains("slow in ro-1 after 2.0 days");
    }

    @Test
    void commitsOfWhatWasRolledBackWereNotDelivered() {
        rolledBack("ro-1", Duration.ofHours(2), commit("bad", Duration.ofHours(3)));

        assertThat(figure("lead_time_for_changes", LONG_AGO).words()).startsWith("not enough data: ");
    }

    @Test
    void failureRateCountsWhatWasRolledBackInUse() {
        for (int day = 1; day <= 4; day++) {
            promoted("ro-" + day, Duration.ofDays(day));
        }
        rolledBack("ro-5", Duration.ofHours(1));

        Figure figure = figure("change_failure_rate", LONG_AGO);

        assertThat(figure.value()).contains(0.2);
        assertThat(figure.words()).isEqualTo("20% (1 of 5 deployments)");
        assertThat(figure("time_to_restore", LONG_AGO).words()).isEqualTo("30 s (median of 1 failed deployments)");
    }

    @Test
    void aShareOfAFewDeploymentsIsNotTold() {
        rolledBack("ro-1", Duration.ofHours(1));

        Figure figure = figure("change_failure_rate", LONG_AGO);

        assertThat(figure.value()).isEmpty();
        assertThat(figure.words()).isEqualTo("not enough data: 1 of 1 deployments failed, and a share takes 5");
    }

    @Test
    void givingBackTheReleaseBeforeMarksWhatItUndoesAsFailed() {
        change("ro-1", "r-1", "r-2", Duration.ofHours(10));
        change("ro-2", "r-2", "r-1", Duration.ofHours(4));

        assertThat(figure("deployment_frequency", LONG_AGO).counted())
                .containsExactly("ro-1 promoted 2026-11-27T14:00:00Z");
        assertThat(figure("change_failure_rate", LONG_AGO).words()).contains("1 of 1 deployments failed");
        // from the first request, a minute before the end of ro-1, to the end of ro-2
        assertThat(figure("time_to_restore", LONG_AGO).value())
                .contains((double) Duration.ofHours(6).plusMinutes(1).toSeconds());
    }

    @Test
    void withoutFailuresThereIsNoTimeToRestore() {
        promoted("ro-1", Duration.ofHours(1));

        assertThat(figure("time_to_restore", LONG_AGO).words())
                .isEqualTo("not enough data: no deployment of this window failed");
    }

    private Figure figure(String name, Instant writtenSince) {
        return DeliveryPerformance.of("prod", deployments, writtenSince, MONTH).figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void promoted(String rollout, Duration ago, Commit... commits) {
        add(rollout, change("before-" + rollout, "after-" + rollout), ago, Ending.PROMOTED, commits);
    }

    private void change(String rollout, String before, String after, Duration ago) {
        add(rollout, change(before, after), ago, Ending.PROMOTED);
    }

    private void rolledBack(String rollout, Duration ago, Commit... commits) {
        Instant end = NOW.minus(ago);
        deployments.add(new Deployment(
                rollout,
                change("r-1", "r-2"),
                end.minusSeconds(60),
                Optional.of(end.minusSeconds(30)),
                Optional.of(end),
                Ending.ROLLED_BACK,
                List.of(commits)));
    }

    private void add(String rollout, List<ReleaseChange> changes, Duration ago, Ending ending, Commit... commits) {
        Instant end = NOW.minus(ago);
        deployments.add(new Deployment(
                rollout,
                changes,
                end.minusSeconds(120),
                Optional.of(end.minusSeconds(60)),
                Optional.of(end),
                ending,
                List.of(commits)));
    }

    private static List<ReleaseChange> change(String before, String after) {
        return List.of(new ReleaseChange("order-service", before, after, "", ""));
    }

    private static Commit commit(String hash, Duration ago) {
        return new Commit(hash, NOW.minus(ago), "Ada", "a change");
    }
}
