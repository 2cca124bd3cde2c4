package io.grocellery.core.supervision;

import io.grocellery.core.supervision.Condition.BackingOff;
import io.grocellery.core.supervision.Condition.Ready;
import io.grocellery.core.supervision.Condition.Starting;
import io.grocellery.core.supervision.Condition.Stopped;
import io.grocellery.core.supervision.Condition.Stopping;
import io.grocellery.core.supervision.Condition.Unready;
import io.grocellery.core.supervision.Effect.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides what must be started, ended and reported so that what is wanted runs. A pure function: the same fleet,
 * sightings and moment give the same step.
 */
public final class Supervisor {

    private final SupervisionPolicy policy;

    public Supervisor(SupervisionPolicy policy) {
        this.policy = policy;
    }

    /** A decision: the fleet as it stands now, and what to do about it. */
    public record Step(Fleet fleet, List<Effect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    /**
     * One step.
     *
     * @param sightings what was seen of each component; one that is not named counts as absent
     * @param now never earlier than at the step before
     */
    public Step step(Fleet fleet, Map<ComponentId, Sighting> sightings, Instant now) {
        List<Effect> effects = new ArrayList<>();
        List<Component> next = fleet.inOrder().stream()
                .map(component -> new Turn(fleet, component, now, effects)
                        .decide(sightings.getOrDefault(component.id(), Sighting.ABSENT)))
                .toList();
        return new Step(Fleet.of(next), effects);
    }

    /** One component's turn in a step. */
    private final class Turn {
        private final Fleet fleet;
        private final Component component;
        private final Instant now;
        private final List<Effect> effects;

        Turn(Fleet fleet, Component component, Instant now, List<Effect> effects) {
            this.fleet = fleet;
            this.component = component;
            this.now = now;
            this.effects = effects;
        }

        Component decide(Sighting seen) {
            return component.wanted() ? keepRunning(seen) : bringDown(seen);
        }

        private Component keepRunning(Sighting seen) {
            return switch (component.condition()) {
                case Stopped stopped -> seen == Sighting.ABSENT ? startWhenPossible() : adopt(seen);
                case BackingOff wait -> seen == Sighting.ABSENT ? startAgain(wait) : adopt(seen);
                case Stopping stopping -> seen == Sighting.ABSENT ? startWhenPossible() : component;
                case Starting starting -> whileStarting(starting, seen);
                case Ready ready -> whileReady(ready, seen);
                case Unready unready -> whileUnready(unready, seen);
            };
        }

        private Component bringDown(Sighting seen) {
            if (seen == Sighting.ABSENT) {
                return stopped();
            }
            if (component.condition() instanceof Stopping || fleet.neededBy(component.id())) {
                return component;
            }
            effects.add(new Effect.Stop(component.id()));
            return component.in(new Stopping(now));
        }

        private Component stopped() {
            if (component.condition() instanceof Stopping) {
                report(Kind.STOPPED, "stopped");
            }
            return component.in(new Stopped());
        }

        private Component startWhenPossible() {
            if (!fleet.readyFor(component)) {
                return component.in(new Stopped());
            }
            effects.add(new Effect.Start(component.id()));
            report(Kind.STARTED, "starting");
            return component.in(new Starting(now));
        }

        private Component startAgain(BackingOff wait) {
            return now.isBefore(wait.until()) ? component : startWhenPossible();
        }

        private Component adopt(Sighting seen) {
            return seen == Sighting.READY ? becomeReady(now) : component.in(new Starting(now));
        }

        private Component whileStarting(Starting starting, Sighting seen) {
            if (seen == Sighting.READY) {
                return becomeReady(starting.since());
            }
            if (seen == Sighting.ABSENT) {
                return ended("ended while starting");
            }
            return longerThan(policy.startDeadline(), starting.since())
                    ? hung("not ready " + seconds(policy.startDeadline()) + " after its start")
                    : component;
        }

        private Component becomeReady(Instant startedAt) {
            report(Kind.READY, "ready after " + Duration.between(startedAt, now).toMillis() + " ms");
            return component.in(new Ready(now));
        }

        private Component whileReady(Ready ready, Sighting seen) {
            return switch (seen) {
                case READY ->
                    longerThan(policy.settledAfter(), ready.since()) && component.failures() > 0
                            ? component.settled()
                            : component;
                case ABSENT -> ended("ended by itself");
                case LIVE -> unready("cannot serve: its readiness check says no", Instant.MAX);
                case UNRESPONSIVE -> unready("does not answer", now);
            };
        }

        private Component unready(String why, Instant silentSince) {
            report(Kind.UNREADY, why);
            return component.in(new Unready(now, silentSince));
        }

        private Component whileUnready(Unready unready, Sighting seen) {
            return switch (seen) {
                case READY -> becomeReady(unready.since());
                case ABSENT -> ended("ended by itself");
                case LIVE -> component.in(new Unready(unready.since(), Instant.MAX));
                case UNRESPONSIVE -> silent(unready);
            };
        }

        /** One that waits for what it needs may well be silent: ending it would not bring that back. */
        private Component silent(Unready unready) {
            if (!fleet.readyFor(component)) {
                return component.in(new Unready(unready.since(), Instant.MAX));
            }
            Instant since = unready.silentSince().equals(Instant.MAX) ? now : unready.silentSince();
            return longerThan(policy.hangDeadline(), since)
                    ? hung("silent for " + seconds(policy.hangDeadline()))
                    : component.in(new Unready(unready.since(), since));
        }

        private Component hung(String why) {
            effects.add(new Effect.Kill(component.id()));
            Duration wait = policy.backOff(component.failures());
            report(Kind.HUNG, why + "; ended, starting again in " + seconds(wait));
            return component.failed(new BackingOff(now.plus(wait)));
        }

        private Component ended(String why) {
            Duration wait = policy.backOff(component.failures());
            report(Kind.ENDED, why + "; starting again in " + seconds(wait));
            return component.failed(new BackingOff(now.plus(wait)));
        }

        private void report(Kind kind, String message) {
            effects.add(new Effect.Report(component.id(), kind, message));
        }

        private boolean longerThan(Duration limit, Instant since) {
            return Duration.between(since, now).compareTo(limit) >= 0;
        }

        private static String seconds(Duration duration) {
            return duration.toSeconds() + " s";
        }
    }
}
