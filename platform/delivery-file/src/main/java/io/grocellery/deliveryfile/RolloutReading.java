package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.RollbackTriggers;
import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.delivery.RolloutDefinition.BlueGreen;
import io.grocellery.core.delivery.RolloutDefinition.Canary;
import io.grocellery.core.delivery.RolloutDefinition.Rolling;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how releases take over. What is not said is as it is by default. */
final class RolloutReading {

    private static final String SECTIONS = "canary, blue_green, rolling, deadlines";
    private static final String WITHIN_STAGE = "steps and pauses below the deadline of a stage";
    private static final String FALSE_ALARMS = "above 0% to 50%, such as 1%";
    private static final String STEPS = "a list of steps such as { weight: 5%, for: 2m, requests: 200, by: hand }";
    private static final String WEIGHTS = "above 0% and below 100%, each above the one before";
    private static final String REQUESTS = "0 to 100000";
    private static final int MOST_REQUESTS = 100_000;

    private final RollbackTriggers triggers;
    private final ServiceLevelObjectives objectives;
    private Deadlines deadlines = Deadlines.STANDARD;
    private Weight highest = Weight.NONE;

    RolloutReading(RollbackTriggers triggers, ServiceLevelObjectives objectives) {
        this.triggers = triggers;
        this.objectives = objectives;
    }

    /** Empty when its parts do not go together. */
    Optional<RolloutDefinition> read(Section top) {
        Optional<Value> value = top.optional("rollout");
        if (value.isEmpty()) {
            return Optional.of(definition(
                    Canary.STANDARD, BlueGreen.STANDARD, Rolling.STANDARD, JudgePolicy.STANDARD.falseAlarms()));
        }
        return value.get().section(SECTIONS).flatMap(section -> definition(value.get(), section));
    }

    private Optional<RolloutDefinition> definition(Value value, Section section) {
        section.section("deadlines", "start, shift, stage, hold, drain, stop, at_stage_end, at_hold_end")
                .ifPresent(this::deadlines);
        Optional<Section> canary = section.section("canary", "steps, bake, false_alarms");
        double falseAlarms = canary.flatMap(
                        found -> found.read("false_alarms", FALSE_ALARMS, RolloutReading::falseAlarms))
                .orElse(JudgePolicy.STANDARD.falseAlarms());
        Canary steps = canary.map(this::canary).orElse(Canary.STANDARD);
        BlueGreen blueGreen = section.section("blue_green", "test_requests, bake")
                .map(RolloutReading::blueGreen)
                .orElse(BlueGreen.STANDARD);
        Rolling rolling =
                section.section("rolling", "pause, bake").map(this::rolling).orElse(Rolling.STANDARD);
        section.close();
        return value.checked(WITHIN_STAGE, () -> definition(steps, blueGreen, rolling, falseAlarms));
    }

    private RolloutDefinition definition(Canary canary, BlueGreen blueGreen, Rolling rolling, double falseAlarms) {
        return new RolloutDefinition(canary, blueGreen, rolling, deadlines, triggers.policy(objectives, falseAlarms));
    }

    private void deadlines(Section section) {
        Deadlines standard = Deadlines.STANDARD;
        deadlines = new Deadlines(
                deadline(section, "start", standard.start()),
                deadline(section, "shift", standard.shift()),
                deadline(section, "stage", standard.stage()),
                deadline(section, "hold", standard.hold()),
                deadline(section, "drain", standard.drain()),
                deadline(section, "stop", standard.stop()),
                action(section, "at_stage_end", standard.atStageEnd(), List.of(Action.values())),
                action(section, "at_hold_end", standard.atHoldEnd(), List.of(Action.ABORT, Action.PROMOTE)));
        section.close();
    }

    private static Duration deadline(Section section, String key, Duration standard) {
        return section.read(key, Wording.TIMES, Wording::timeAboveZero).orElse(standard);
    }

    private static Action action(Section section, String key, Action standard, List<Action> allowed) {
        List<String> words = allowed.stream().map(RolloutReading::word).toList();
        return section.read(
                        key,
                        String.join(", ", words),
                        text -> allowed.stream()
                                .filter(action -> word(action).equals(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' cannot be done then")))
                .orElse(standard);
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private Canary canary(Section section) {
        List<Stage> steps = section.optional("steps")
                .map(list -> list.filledList(STEPS, this::step))
                .orElse(Canary.STANDARD.steps());
        Duration bake = bake(section, Canary.STANDARD.bake());
        section.close();
        return new Canary(steps.isEmpty() ? Canary.STANDARD.steps() : steps, bake);
    }

    private Optional<Stage> step(Value value) {
        return value.section("weight, for, requests, by").flatMap(section -> {
            Optional<Weight> weight = section.required("weight", WEIGHTS).flatMap(this::rising);
            Duration atLeast =
                    section.optional("for").flatMap(this::withinStage).orElse(Duration.ZERO);
            int requests = requests(section, "requests", 0);
            Gate gate = section.read("by", "hand", RolloutReading::gate).orElse(Gate.EVIDENCE);
            section.close();
            return weight.map(found -> new Stage(found, gate, atLeast, requests));
        });
    }

    private Optional<Weight> rising(Value value) {
        return value.as(WEIGHTS, text -> {
            Weight weight = Weight.ofPercent(Wording.percent(text));
            if (weight.parts() <= highest.parts() || weight.equals(Weight.ALL)) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not above " + 100 * highest.share() + "% and below 100%");
            }
            highest = weight;
            return weight;
        });
    }

    private Optional<Duration> withinStage(Value value) {
        return value.as(WITHIN_STAGE, text -> {
            Duration time = Wording.time(text);
            if (time.compareTo(deadlines.stage()) >= 0) {
                throw new IllegalArgumentException("'" + text + "' reaches the deadline of a stage, "
                        + deadlines.stage().toSeconds() + " s, so that the stage could never be passed");
            }
            return time;
        });
    }

    private static Gate gate(String text) {
        if (!text.equals("hand")) {
            throw new IllegalArgumentException("'" + text + "' cannot promote a step");
        }
        return Gate.BY_HAND;
    }

    private static BlueGreen blueGreen(Section section) {
        BlueGreen blueGreen = new BlueGreen(
                requests(section, "test_requests", BlueGreen.STANDARD.testRequests()),
                bake(section, BlueGreen.STANDARD.bake()));
        section.close();
        return blueGreen;
    }

    private Rolling rolling(Section section) {
        Rolling rolling = new Rolling(
                section.optional("pause").flatMap(this::withinStage).orElse(Rolling.STANDARD.pause()),
                bake(section, Rolling.STANDARD.bake()));
        section.close();
        return rolling;
    }

    private static Duration bake(Section section, Duration standard) {
        return section.read("bake", Wording.TIMES, Wording::time).orElse(standard);
    }

    private static int requests(Section section, String key, int standard) {
        return section.optional(key)
                .flatMap(value ->
                        value.integer(REQUESTS).flatMap(number -> value.checked(REQUESTS, () -> most(number))))
                .orElse(standard);
    }

    private static int most(int requests) {
        if (requests < 0 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException(requests + " requests are out of range");
        }
        return requests;
    }

    private static double falseAlarms(String text) {
        double share = Wording.percent(text) / 100;
        if (!(share > 0 && share <= 0.5)) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return share;
    }
}
