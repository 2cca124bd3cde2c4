package io.grocellery.core.rollout;

import io.grocellery.core.judge.Finding;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutCourse.Moment;
import io.grocellery.core.status.RolloutCourse.RuleValue;
import io.grocellery.core.status.RolloutCourse.ServiceMoment;
import io.grocellery.core.status.RolloutStatus.RequestCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps so many of the states that a rollout went through that its course can be drawn. */
final class Retrospect {

    private final int stride;
    private final List<Moment> moments = new ArrayList<>();
    private int seen;

    /** @param states how many will be seen */
    Retrospect(int states) {
        this.stride = Math.ceilDiv(Math.max(1, states), RolloutCourse.MOST);
    }

    /** The services of a second are counted one after the other: the last state of a moment is the whole of it. */
    void see(RolloutState state) {
        if (seen++ % stride == 0) {
            Moment moment = moment(state);
            if (!moments.isEmpty() && moments.getLast().at().equals(moment.at())) {
                moments.removeLast();
            }
            moments.add(moment);
        }
    }

    RolloutCourse course() {
        return new RolloutCourse(moments);
    }

    private static Moment moment(RolloutState state) {
        return new Moment(
                at(state).toString(),
                state.parts().stream().map(part -> service(state, part)).toList());
    }

    /** A state is told by a change of phase or by a second that was counted, whichever came last. */
    private static Instant at(RolloutState state) {
        Instant counted = state.parts().stream()
                .map(part -> Instant.ofEpochSecond(part.evidence().nextSecond()))
                .reduce(state.startedAt(), Retrospect::later);
        return later(counted, state.phase().since());
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    private static ServiceMoment service(RolloutState state, Part part) {
        return new ServiceMoment(
                part.change().service().value(),
                state.inForce().share() * 100,
                count(part.evidence().stable()),
                count(part.evidence().candidate()),
                part.evidence().findings().stream().map(Retrospect::value).toList());
    }

    private static RequestCount count(Tally tally) {
        return new RequestCount(tally.requests(), tally.errors(), tally.slow());
    }

    private static RuleValue value(Finding finding) {
        return new RuleValue(word(finding.rule()), word(finding.metric()), Math.min(finding.value(), Double.MAX_VALUE));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
