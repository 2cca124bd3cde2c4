package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.testkit.rollout.ToldCanary;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolloutPictureTest {

    private static final int TALL = 200;

    @Test
    void saysWhereItStandsAndMarksThePresentStage() {
        List<String> lines = picture(ToldCanary.good().at(30), 100, TALL);

        assertThat(lines.getFirst()).startsWith("rollout-17  canary in dev").contains("16:00:30");
        assertThat(lines).contains("The rollout is watching the candidate.");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .containsSubsequence("✓ 5% evidence", "▶ 25% evidence", "50% evidence", "100% bake"));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).startsWith("━").contains("═").endsWith("─ "));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("possible: promote, abort, pause"));
    }

    @Test
    void showsWeightsInstancesAndRequestsOfBothReleases() {
        List<String> lines = picture(ToldCanary.good().at(30), 120, TALL);

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  candidate ██████░")
                        .contains(" 25%")
                        .contains("1/1 ready")
                        .contains("151 requests, 0 errors, 3 slow (1.99%)"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  stable    ██████████████████░")
                        .contains("2/2 ready"));
    }

    @Test
    void showsEachRuleWithItsValueAgainstItsThresholdAndWhy() {
        List<String> lines = picture(ToldCanary.bad().at(30), 120, TALL);

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("✗ more often than the stable release")
                        .contains("████████████████████ E 4186 of 400"))
                .anySatisfy(line -> assertThat(line).contains("which is enough to withdraw it"))
                .anySatisfy(line -> assertThat(line)
                        .contains("· above the limit for the stated time")
                        .contains("4 of 300 s"));
        assertThat(lines.stream().filter(line -> line.contains(" ✗ rolled back: ")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200,60", "100,40", "80,24", "60,24", "40,30", "40,12", "24,10", "20,4"})
    void staysWithinTheTerminal(int width, int height) {
        for (RolloutStatus status : List.of(
                ToldCanary.good().at(1),
                ToldCanary.good().at(50),
                ToldCanary.good().held(),
                ToldCanary.good().at(120),
                ToldCanary.bad().at(10),
                ToldCanary.bad().at(60))) {
            List<String> lines = picture(status, width, height);

            assertThat(lines)
                    .hasSizeLessThanOrEqualTo(height)
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(width));
            assertThat(lines.getFirst()).startsWith("rollout-17");
        }
    }

    @Test
    void leavesOutExplanationsBeforeFiguresAndFiguresBeforeTheState() {
        assertThat(picture(ToldCanary.bad().at(60), 100, TALL))
                .anySatisfy(line -> assertThat(line).contains("requests over 2 s"));
        assertThat(picture(ToldCanary.bad().at(60), 100, 32))
                .noneSatisfy(line -> assertThat(line).contains("requests over 2 s"))
                .anySatisfy(line -> assertThat(line).contains("which is enough to withdraw it"));
        assertThat(picture(ToldCanary.bad().at(60), 100, 4))
                .anySatisfy(line -> assertThat(line).startsWith("The rollout is rolled back"));
    }

    @Test
    void inASmallWindowTheReasonIsThere() {
        assertThat(picture(ToldCanary.bad().at(60), 80, 23))
                .anySatisfy(line -> assertThat(line).contains("✗ more often than the stable release"))
                .anySatisfy(line -> assertThat(line).contains("16:00:12 ✗ rolled back: errors: the candidate has 4"))
                .noneSatisfy(line -> assertThat(line).contains("slow requests"));
    }

    @Test
    void oneThatHasJustBegunIsShownWhole() {
        assertThat(picture(ToldCanary.good().at(1), 100, TALL))
                .anySatisfy(line -> assertThat(line).contains("no requests at this step yet"));
    }

    @Test
    void namesTheStageWhereThereIsNoRoomForABar() {
        assertThat(picture(ToldCanary.good().at(30), 30, TALL)).contains("stage 2 of 4: 25% evidence");
    }

    @Test
    void aWeightThatIsNotKnownIsNoZero() {
        RolloutStatus unknown = ToldCanary.weighing(ToldCanary.good().at(30), null);

        assertThat(picture(unknown, 100, TALL))
                .anySatisfy(line -> assertThat(line).startsWith("  candidate ░").contains("? "))
                .noneSatisfy(line -> assertThat(line).contains("was set"));
    }

    @Test
    void afterTheEndTheWeightIsWhatWasSetLast() {
        assertThat(picture(ToldCanary.weighing(ToldCanary.good().at(120), null), 100, TALL))
                .anySatisfy(line -> assertThat(line).startsWith("  candidate ████████████████████████   100%"));
    }

    @Test
    void aWeightThatIsNotWhatWasSetIsSaid() {
        RolloutStatus other = ToldCanary.weighing(ToldCanary.good().at(30), 50_000);

        assertThat(picture(other, 100, TALL)).contains("  the gateway gives the candidate 5%, 25% was set");
    }

    @Test
    void whatComesFromOutsideDoesNotSteerTheTerminal() {
        assertThat(Line.of("evil\033[2Jname\n", Line.Tone.BAD).coloured()).isEqualTo("\033[31mevil [2Jname \033[0m");
    }

    private static List<String> picture(RolloutStatus status, int width, int height) {
        return new RolloutPicture(width, height, ZoneOffset.UTC)
                .of(status).stream().map(Line::text).toList();
    }
}
