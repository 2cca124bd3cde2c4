package io.grocellery.core.status;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.ReleaseDetail;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one run of the pipeline stands at one moment.
 *
 * @param commit the whole hash
 * @param revision the commit for people
 * @param by who asked for it
 * @param phase {@code running}, {@code asking} (a person must agree and nothing else is left to do), {@code passed} or
 *     {@code failed}
 * @param startedAt ISO-8601 in UTC
 * @param endedAt null while it goes on
 * @param at the moment
 * @param stages each after those that it needs
 * @param possible what a person may ask now: {@code approve}, {@code reject}, {@code cancel}, {@code retry}
 */
public record RunStatus(
        String id,
        String commit,
        String revision,
        String branch,
        String by,
        String phase,
        String startedAt,
        @Nullable String endedAt,
        String at,
        List<Stage> stages,
        List<String> possible) {

    public RunStatus {
        stages = List.copyOf(stages);
        possible = List.copyOf(possible);
    }

    public boolean over() {
        return endedAt != null;
    }

    /** What its stages made or deployed, by service. */
    public NavigableMap<ServiceName, ReleaseId> releases() {
        NavigableMap<ServiceName, ReleaseId> releases = new TreeMap<>();
        stages.forEach(stage -> releases.putAll(ReleaseDetail.of(stage.detail())));
        return releases;
    }

    /**
     * A stage.
     *
     * @param work what it does, in words
     * @param state {@code waiting}, {@code asking}, {@code running}, or how it ended, in the words of
     *     {@link io.grocellery.core.pipeline.Outcome}
     * @param sentence what happened; empty while it has not ended
     * @param attempt how often it was begun; 0 when never
     * @param since when it began to stand there; null while it waits
     * @param endedAt null while it has not ended
     * @param subject the digest of what a person must agree to; null when nobody is asked
     * @param expires when the question is withdrawn; null when nobody is asked
     * @param approval who agreed; null when nobody did
     * @param gates what its gates said
     * @param detail facts by name
     */
    public record Stage(
            String name,
            List<String> needs,
            String work,
            String state,
            String sentence,
            int attempt,
            @Nullable String since,
            @Nullable String endedAt,
            @Nullable String subject,
            @Nullable String expires,
            @Nullable Agreement approval,
            List<Gate> gates,
            Map<String, String> detail) {

        public Stage {
            needs = List.copyOf(needs);
            gates = List.copyOf(gates);
            detail = Map.copyOf(detail);
        }
    }

    /** A person's agreement. */
    public record Agreement(String by, String at, String subject) {}

    /**
     * A gate's verdict.
     *
     * @param answer {@code passed}, {@code failed}, {@code not-measured} or {@code not-applicable}
     * @param findings what speaks against it, each with its place
     * @param reservations what cannot be claimed
     */
    public record Gate(
            String name,
            String expression,
            String answer,
            String figures,
            List<String> findings,
            List<String> reservations) {

        public Gate {
            findings = List.copyOf(findings);
            reservations = List.copyOf(reservations);
        }
    }
}
