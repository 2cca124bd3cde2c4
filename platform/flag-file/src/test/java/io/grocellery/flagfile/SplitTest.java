package io.grocellery.flagfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.flagfile.Split.Share;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who falls on which side: the same as at flagd, always the same, fair, and growing without taking anybody out. */
final class SplitTest {

    private static final FlagName FLAG = new FlagName("coupon-suggestions");
    private static final int PEOPLE = 20_000;
    private static final long SEED = 20_261_127;
    private static final List<String> DRAWN = drawn();

    /** The value of chi-square with one degree of freedom that chance exceeds once in ten thousand times. */
    private static final double UNLIKELY = 15.14;

    /** Made by the fractional operator of flagd's own Java provider, release 0.11.15. */
    @ParameterizedTest
    @CsvSource({
        "alice, red, -658206078",
        "bob, blue, 1172701145",
        "carol, red, -504642803",
        "0198f2c4-7d1e-7a52-9c3b-2f6d1e8a4b70, red, -582762843",
        "00000000-0000-0000-0000-000000000000, red, -847602943",
        "guest-1, green, -1968401559",
        "Zoë, red, 27814889",
        "東京, red, 625250403",
        "a, red, 11078599",
        "x y, red, -481310031"
    })
    void agreesWithFlagd(String person, String variant, int hash) {
        FlagName flag = new FlagName("header-colour");
        Split split = new Split(List.of(new Share("red", 50), new Share("blue", 20), new Share("green", 30)));
        assertThat(split.variantFor(flag, person)).isEqualTo(variant);
        assertThat(Murmur3.hash((flag + person).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(hash);
    }

    @Test
    void aLargerPercentageTakesNobodyOut() {
        Flag flag = onOff();
        Set<String> before = Set.of();
        for (int percentage = 0; percentage <= 100; percentage++) {
            flag = flag.partly("on", percentage);
            Set<String> now = withOn(flag);
            assertThat(now.containsAll(before)).as(percentage + "%").isTrue();
            before = now;
        }
        assertThat(before).hasSize(PEOPLE);
    }

    @Test
    void aSmallerPercentageTakesNobodyIn() {
        Flag flag = onOff().always("on");
        Set<String> before = withOn(flag);
        for (int percentage : new int[] {99, 70, 31, 30, 5, 1, 0}) {
            flag = flag.partly("on", percentage);
            Set<String> now = withOn(flag);
            assertThat(before.containsAll(now)).as(percentage + "%").isTrue();
            before = now;
        }
        assertThat(before).isEmpty();
    }

    @Test
    void theWayThereDoesNotMatter() {
        Set<String> straight = withOn(onOff().partly("on", 40));
        Flag windings = onOff().always("on")
                .partly("off", 90)
                .partly("on", 3)
                .always("off")
                .partly("on", 40);
        assertThat(withOn(windings)).isEqualTo(straight);
        assertThat(withOn(onOff().partly("off", 60))).isEqualTo(straight);
    }

    @Test
    void anOrderFromElsewhereIsKeptSoThatNobodyIsTakenOut() {
        Split offFirst = new Split(List.of(new Share("off", 75), new Share("on", 25)));
        Flag before = new Flag(FLAG, true, onOff().variants(), "off", java.util.Optional.of(offFirst));
        assertThat(withOn(before.partly("on", 50)).containsAll(withOn(before))).isTrue();
    }

    @Test
    void everyPercentageIsFair() {
        for (int percentage : new int[] {1, 5, 10, 25, 50, 75, 90, 99}) {
            double expected = PEOPLE * percentage / 100.0;
            double on = withOn(onOff().partly("on", percentage)).size();
            assertThat(chiSquare(on, expected)).as(percentage + "% gave " + on).isLessThan(UNLIKELY);
        }
    }

    @Test
    void anotherFlagDrawsAnew() {
        Flag one = onOff().partly("on", 50);
        Flag other = new Flag(new FlagName("larger-pictures"), true, one.variants(), "off", one.split());
        Set<String> both = new HashSet<>(withOn(one));
        both.retainAll(withOn(other));
        assertThat(chiSquare(both.size(), PEOPLE / 4.0)).isLessThan(UNLIKELY);
    }

    @Test
    void severalVariantsShareByTheirWeights() {
        Split split = new Split(List.of(new Share("red", 1), new Share("blue", 2), new Share("green", 5)));
        Map<String, Integer> counts = new HashMap<>();
        people().forEach(person -> counts.merge(split.variantFor(FLAG, person), 1, Integer::sum));
        split.shares()
                .forEach(share -> assertThat(
                                chiSquare(counts.getOrDefault(share.variant(), 0), PEOPLE * share.weight() / 8.0))
                        .as(share + " of " + counts)
                        .isLessThan(UNLIKELY));
        assertThat(split).hasToString("red for 12%, blue for 25%, green for 62%");
    }

    @Test
    void whatNobodyCouldGetIsRefused() {
        assertThatThrownBy(() -> new Split(List.of(new Share("on", 0)))).hasMessageContaining("add up to nothing");
        assertThatThrownBy(() -> new Share("on", -1)).hasMessageContaining("-1");
    }

    private static double chiSquare(double observed, double expected) {
        double difference = observed - expected;
        return difference * difference / expected + difference * difference / (PEOPLE - expected);
    }

    private static Set<String> withOn(Flag flag) {
        Set<String> on = new HashSet<>();
        people().filter(person -> flag.choose(person).orElseThrow().variant().equals("on"))
                .forEach(on::add);
        return on;
    }

    private static Stream<String> people() {
        return DRAWN.stream();
    }

    private static List<String> drawn() {
        Random random = new Random(SEED);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(PEOPLE)
                .toList();
    }

    private static Flag onOff() {
        return FlagTest.onOff(FLAG);
    }
}
