package io.grocellery.flagfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlagFileTest {

    private static final String FILE = """
            {
              "$schema": "https://flagd.dev/schema/v0/flags.json",
              "flags": {
                "coupon-suggestions": {
                  "state": "ENABLED",
                  "variants": { "on": true, "off": false },
                  "defaultVariant": "off",
                  "targeting": { "fractional": [["on", 25], ["off", 75]] }
                },
                "header-colour": {
                  "state": "DISABLED",
                  "variants": { "red": "#F00", "none": "" },
                  "defaultVariant": "none",
                  "targeting": {}
                },
                "longest-wait": {
                  "state": "ENABLED",
                  "variants": { "short": 0.5, "long": 12345678901 },
                  "defaultVariant": "long"
                }
              }
            }
            """;

    @Test
    void readsEveryKindOfFlag() throws InvalidFlagFileException {
        Flags flags = FlagFile.parse(FILE);
        assertThat(flags.all().stream().map(flag -> flag.name() + ": " + flag.rule()))
                .containsExactly(
                        "coupon-suggestions: on for 25%, off for 75%",
                        "header-colour: disabled", "longest-wait: long for everybody");
        assertThat(flags.find("longest-wait").orElseThrow().variants().values())
                .extracting(FlagValue::toString)
                .containsExactly("0.5", "12345678901");
        assertThat(flags.find("header-colour").orElseThrow().variants().values())
                .containsExactly(new FlagValue.Text("#F00"), new FlagValue.Text(""));
        assertThat(flags.find("nothing-such")).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws InvalidFlagFileException {
        Flags flags = FlagFile.parse(FILE);
        String written = FlagFile.write(flags);
        assertThat(FlagFile.parse(written).differingFrom(flags)).isEmpty();
        assertThat(FlagFile.write(FlagFile.parse(written))).isEqualTo(written);
        assertThat(FlagFile.parse(FlagFile.write(Flags.NONE)).all()).isEmpty();
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsPath() {
        assertThat(problemsOf("""
                {
                  "flags": {
                    "Bad Name": { "state": "ENABLED", "variants": { "on": true }, "defaultVariant": "on" },
                    "a": { "state": "on", "variants": { "on": true, "off": "no" }, "defaultVariant": "maybe" },
                    "b": { "state": "ENABLED", "variants": {}, "defaultVariant": 5, "metadata": {} },
                    "c": {
                      "state": "ENABLED",
                      "variants": { "on": true, "off": false, "object": { "x": 1 }, "none": null },
                      "defaultVariant": "on",
                      "targeting": {
                        "if": [],
                        "fractional": [["on"], ["off", -1], ["maybe", 1], ["on", 1.5], "on"]
                      }
                    },
                    "d": {
                      "state": "ENABLED",
                      "variants": { "on": true, "off": false },
                      "defaultVariant": "on",
                      "targeting": { "fractional": [["on", 0], ["off", 0]] }
                    },
                    "e": {
                      "state": "ENABLED",
                      "variants": { "on": true, "off": false },
                      "defaultVariant": "on",
                      "targeting": { "fractional": [["on", 1], ["on", 2]] }
                    },
                    "f": 7,
                    "g": {}
                  },
                  "$evaluators": {}
                }
                """))
                .containsExactlyInAnyOrder(
                        "$evaluators: is not known here (allowed: $schema, flags)",
                        "flags.Bad Name: 'Bad Name' is not a flag's name (allowed: " + FlagName.ALLOWED + ")",
                        "flags.a.state: 'on' is not a state (allowed: ENABLED, DISABLED)",
                        "flags.a.variants: is of different kinds: true or false; text (allowed: variants of one kind)",
                        "flags.a.defaultVariant: there is no variant 'maybe' (allowed: on, off)",
                        "flags.b.metadata: is not known here (allowed: state, variants, defaultVariant, targeting)",
                        "flags.b.variants: is empty (allowed: at least one variant)",
                        "flags.b.defaultVariant: 5 stands here (allowed: a name of a variant)",
                        "flags.c.variants.object: is none of the values that are supported (allowed: true or false,"
                                + " a text, a number)",
                        "flags.c.variants.none: is none of the values that are supported (allowed: true or false,"
                                + " a text, a number)",
                        "flags.c.targeting.if: is not known here (allowed: fractional)",
                        "flags.c.targeting.fractional[0]: has 1 elements (allowed: [VARIANT, WEIGHT] with a weight of 0"
                                + " to 1000000)",
                        "flags.c.targeting.fractional[1][1]: -1 stands here (allowed: a whole number of 0 to 1000000)",
                        "flags.c.targeting.fractional[2][0]: there is no variant 'maybe' (allowed: on, off)",
                        "flags.c.targeting.fractional[3][1]: 1.5 stands here (allowed: a whole number of 0 to 1000000)",
                        "flags.c.targeting.fractional[4]: \"on\" stands here (allowed: [VARIANT, WEIGHT] with a weight"
                                + " of 0 to 1000000)",
                        "flags.d.targeting.fractional: gives nothing to anybody (allowed: a weight above 0)",
                        "flags.e.targeting.fractional: names a variant twice (allowed: each variant once)",
                        "flags.f: 7 stands here (allowed: an object with state, variants, defaultVariant, targeting)",
                        "flags.g.state: is missing (allowed: ENABLED, DISABLED)",
                        "flags.g.variants: is missing (allowed: an object with a value under each name)",
                        "flags.g.defaultVariant: is missing (allowed: a name of a variant)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{} {}", "{\"flags\": {}, \"flags\": {}}", "{\"flags\": []}", "{}"})
    void whatIsNoSuchDocumentIsRefused(String text) {
        assertThat(problemsOf(text)).isNotEmpty();
    }

    @Test
    void noBeginningOfAFileIsTakenForAFile() {
        for (int length = 0; length < FILE.stripTrailing().length(); length++) {
            assertThat(problemsOf(FILE.substring(0, length)))
                    .as("the first " + length)
                    .hasSize(1);
        }
    }

    @Test
    void noGarbageBreaksTheReader() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder garbled = new StringBuilder(FILE);
            int at = random.nextInt(garbled.length() - 1);
            garbled.replace(at, at + 1, String.valueOf((char) (' ' + random.nextInt(95))));
            try {
                assertThat(FlagFile.parse(garbled.toString()).all()).isNotEmpty();
            } catch (InvalidFlagFileException told) {
                assertThat(told.problems()).isNotEmpty();
            }
        }
    }

    private static List<String> problemsOf(String text) {
        InvalidFlagFileException thrown =
                catchThrowableOfType(InvalidFlagFileException.class, () -> FlagFile.parse(text));
        assertThat(thrown).as(text).isNotNull();
        return thrown.problems();
    }
}
