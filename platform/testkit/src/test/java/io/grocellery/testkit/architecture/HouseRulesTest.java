package io.grocellery.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house is shown to find who breaks it, and nobody else. */
final class HouseRulesTest {

    private static final String OFFENCES = "io.grocellery.testkit.architecture.offence";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(OFFENCES);
    private static final List<ArchRule> RULES =
            HouseRules.of(OFFENCES).knowing("it knows itself alone").rules();

    /** A rule, told by how its reason begins, and the classes that break it. */
    record Offence(String reason, List<String> offenders) {

        List<ArchRule> rules() {
            return RULES.stream()
                    .filter(rule -> rule.getDescription().contains(", because " + reason))
                    .toList();
        }

        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Offence> offences() {
        return Stream.of(
                new Offence(
                        "it knows itself",
                        List.of("WellConnected", "ImpatientByReference", "Typed", "Clouded", "Wired")),
                new Offence("Spring wires", List.of("Wired")),
                new Offence("picocli reads", List.of("Typed")),
                new Offence("AWS is one target", List.of("Clouded")),
                new Offence("packages that need one another", List.of("left.Left", "right.Right")),
                new Offence("null is said", List.of("unmarked.Unmarked")),
                new Offence("a name says", List.of("PriceHelper")),
                new Offence("time comes in", List.of("Punctual", "PunctualByReference", "OwnClock")),
                new Offence("sleeping comes in", List.of("Impatient", "ImpatientByReference")),
                new Offence("randomness comes in", List.of("Gambler", "GamblerByThread")),
                new Offence("standard output", List.of("Talkative")),
                new Offence("what no other package uses", List.of("NobodyNeedsMe")));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void findsItsOffendersAlone(Offence offence) {
        assertThat(offence.rules())
                .singleElement()
                .satisfies(
                        rule -> assertThat(offendersOf(rule)).containsExactlyInAnyOrderElementsOf(offence.offenders()));
    }

    @Test
    void everyRuleIsShownToFail() {
        assertThat(offences().flatMap(offence -> offence.rules().stream())).containsExactlyInAnyOrderElementsOf(RULES);
    }

    @Test
    void noRulePassesOnNothing() {
        assertThatThrownBy(() -> HouseRules.of("io.grocellery.nowhere").check(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("classes seen below io.grocellery.nowhere");
    }

    @Test
    void aCompositionRootMayFetchWhatOthersAreGiven() {
        String punctual = OFFENCES + ".Punctual";
        JavaClasses onlyPunctual =
                CLASSES.that(describe("punctual", type -> type.getName().equals(punctual)));
        assertThatCode(() -> HouseRules.of(OFFENCES).composedIn(punctual).check(onlyPunctual, 1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HouseRules.of(OFFENCES).check(onlyPunctual, 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aCompositionRootThatIsGoneIsNoticed() {
        assertThatThrownBy(() ->
                        HouseRules.of(OFFENCES).composedIn(OFFENCES + ".Gone").check(CLASSES, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(OFFENCES + ".Gone exists");
    }

    private static List<String> offendersOf(ArchRule rule) {
        String details =
                String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
        return CLASSES.stream()
                .map(type -> type.getName().substring(OFFENCES.length() + 1))
                .filter(name -> Pattern.compile(Pattern.quote(OFFENCES + "." + name) + "\\b")
                        .matcher(details)
                        .find())
                .toList();
    }
}
