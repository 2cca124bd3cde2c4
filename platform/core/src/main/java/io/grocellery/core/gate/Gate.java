package io.grocellery.core.gate;

import io.grocellery.core.gate.GateVerdict.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A demand on a figure. What was not measured does not pass, unless there is nothing that it could be about. */
public record Gate(GateName name, GateExpression expression) {

    /** Judges what a stage measured. */
    public GateVerdict judge(Measurement measured) {
        List<Fact> facts = measured.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .toList();
        String groundless = measured.groundless().get(name);
        if (facts.isEmpty() && groundless != null) {
            return verdict(Answer.NOT_APPLICABLE, groundless, measured);
        }
        Optional<Bound> unmeasured = expression.bounds().stream()
                .filter(bound -> facts.stream().noneMatch(bound::concerns))
                .findFirst();
        if (unmeasured.isPresent()) {
            return verdict(Answer.NOT_MEASURED, notMeasured(unmeasured.get(), facts), measured);
        }
        List<String> broken = expression.bounds().stream()
                .flatMap(bound -> facts.stream()
                        .filter(bound::concerns)
                        .filter(fact -> !bound.holds(fact))
                        .map(fact -> fact.inWords() + " is not " + bound + " (" + fact.source() + ")"))
                .toList();
        return broken.isEmpty()
                ? verdict(Answer.PASSED, seen(facts), measured)
                : verdict(Answer.FAILED, String.join("; ", broken), measured);
    }

    private String notMeasured(Bound bound, List<Fact> facts) {
        return "nothing measured " + name + " as '" + bound + "' asks"
                + (facts.isEmpty() ? "" : "; measured were " + seen(facts));
    }

    private static String seen(List<Fact> facts) {
        return facts.stream().map(Fact::inWords).collect(Collectors.joining(", "));
    }

    private GateVerdict verdict(Answer answer, String figures, Measurement measured) {
        return new GateVerdict(
                name,
                expression.text(),
                answer,
                figures,
                answer == Answer.FAILED ? measured.findings() : List.of(),
                measured.reservations());
    }
}
