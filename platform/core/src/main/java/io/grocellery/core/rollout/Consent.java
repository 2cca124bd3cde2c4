package io.grocellery.core.rollout;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whether a person has to agree before a release takes over in an environment. Nobody is asked for going back, be it from a
 * rollout that goes on or to a release that served there before.
 *
 * @param required whether its delivery file says so
 */
public record Consent(EnvironmentName environment, boolean required) {

    /**
     * What stands against it for want of an approval; empty when it may begin.
     *
     * @param wanted what is to take over
     * @param served the releases that served there before; asked for only where it comes to that
     * @param given what somebody approved; empty when nobody approved anything
     */
    public Optional<Refusal> refusal(
            Map<ServiceName, ReleaseId> wanted,
            Supplier<Map<ServiceName, Set<ReleaseId>>> served,
            Optional<Agreement> given) {
        if (!required
                || given.filter(agreement -> agreement.covers(wanted)).isPresent()
                || goesBack(wanted, served.get())) {
            return Optional.empty();
        }
        String subject = Agreement.subject(wanted);
        return Optional.of(given.map(other -> new Refusal(
                        "approval-of-something-else",
                        "what " + other.approval().by() + " approved, "
                                + other.approval().subject() + ", is not " + inWords(wanted) + ", which is " + subject,
                        "Look at what it is once more, and approve that"))
                .orElseGet(() -> new Refusal(
                        "approval-required",
                        environment + " asks for a person's approval, and nobody approved " + inWords(wanted) + ", "
                                + subject,
                        "Send it through the pipeline, which asks for one (./grocellery pipeline run); or approve just"
                                + " this in your own name: the same command with --approve " + subject)));
    }

    private static boolean goesBack(Map<ServiceName, ReleaseId> wanted, Map<ServiceName, Set<ReleaseId>> served) {
        return wanted.entrySet().stream()
                .allMatch(each -> served.getOrDefault(each.getKey(), Set.of()).contains(each.getValue()));
    }

    private static String inWords(Map<ServiceName, ReleaseId> wanted) {
        return new TreeMap<>(wanted)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .reduce((one, other) -> one + " with " + other)
                        .orElse("nothing");
    }
}
