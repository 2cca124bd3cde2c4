package io.grocellery.core.pipeline;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A person's approval beside what it is thought to be about.
 *
 * @param releases that are to be deployed, by service
 */
public record Agreement(Map<ServiceName, ReleaseId> releases, Approval approval) {

    public Agreement {
        releases = Map.copyOf(releases);
    }

    /** The digest that an approval of these releases is bound to. */
    public static String subject(Map<ServiceName, ReleaseId> releases) {
        return "sha256:"
                + Digest.of(new TreeMap<>(releases)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n")));
    }

    /** Whether exactly these releases were approved, and what is wanted is among them. */
    public boolean covers(Map<ServiceName, ReleaseId> wanted) {
        return approval.subject().equals(subject(releases))
                && releases.entrySet().containsAll(wanted.entrySet());
    }
}
