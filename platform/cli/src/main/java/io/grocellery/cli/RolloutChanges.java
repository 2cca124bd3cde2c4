package io.grocellery.cli;

import io.grocellery.cli.Line.Tone;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RolloutStatus.RuleFinding;
import io.grocellery.core.status.RolloutStatus.ServiceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changed from one status of a rollout to the next, a line each, for where no picture can be redrawn. */
record RolloutChanges(RolloutPicture picture) {

    /**
     * What is new.
     *
     * @param before null at the beginning: then everything is
     */
    List<Line> between(@Nullable RolloutStatus before, RolloutStatus now) {
        List<Line> lines = new ArrayList<>();
        if (before == null) {
            lines.add(Line.of(now.id(), Tone.STRONG).plus(" " + now.strategy() + " in " + now.environment()));
        }
        int known = before == null ? 0 : before.history().size();
        now.history()
                .subList(Math.min(known, now.history().size()), now.history().size())
                .forEach(told -> lines.add(Line.of(picture.time(told.at()) + " ", Tone.FAINT)
                        .plus(
                                told.severity().equals("info") ? "" : told.severity() + ": ",
                                RolloutPicture.severity(told))
                        .plus(told.message(), RolloutPicture.severity(told))));
        now.services()
                .forEach(service -> lines.addAll(of(
                        service,
                        before == null ? Optional.empty() : named(service.service(), before),
                        picture.time(now.at()))));
        if (before == null || !before.phase().equals(now.phase())) {
            lines.add(at(picture.time(now.at())).plus("the rollout is " + now.sentence(), Tone.STRONG));
        }
        return lines;
    }

    private static Optional<ServiceChange> named(String service, RolloutStatus status) {
        return status.services().stream()
                .filter(each -> each.service().equals(service))
                .findFirst();
    }

    private static List<Line> of(ServiceChange now, Optional<ServiceChange> before, String time) {
        List<Line> lines = new ArrayList<>();
        Integer weight = now.candidate().weight();
        if (weight != null
                && !before.map(ServiceChange::candidate)
                        .flatMap(candidate -> Optional.ofNullable(candidate.weight()))
                        .equals(Optional.of(weight))) {
            lines.add(at(time).plus(now.service() + ": the gateway gives the candidate "
                    + RolloutPicture.percent(weight / 10_000.0)));
        }
        now.findings().stream()
                .filter(finding -> !saidBefore(finding, before))
                .forEach(finding -> lines.add(at(time).plus(now.service() + ": " + finding.title() + ", "
                        + finding.verdict() + ": " + finding.explanation())));
        return lines;
    }

    /** A rule that has nothing to say yet says nothing new either. */
    private static boolean saidBefore(RuleFinding finding, Optional<ServiceChange> before) {
        return before.stream()
                        .flatMap(change -> change.findings().stream())
                        .anyMatch(earlier -> earlier.rule().equals(finding.rule())
                                && earlier.metric().equals(finding.metric())
                                && earlier.verdict().equals(finding.verdict()))
                || finding.verdict().equals("continue")
                || finding.verdict().equals("no-data");
    }

    private static Line at(String time) {
        return Line.of(time + " ", Tone.FAINT);
    }
}
