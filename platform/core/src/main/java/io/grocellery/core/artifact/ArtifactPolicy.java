package io.grocellery.core.artifact;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.rollout.Refusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be known of a release before an environment takes it.
 *
 * @param required the kinds of statements; none takes everything
 * @param weaknesses what a scan may have found where one is required; empty when it may have found anything
 */
public record ArtifactPolicy(Set<AttestationKind> required, Optional<Gate> weaknesses) {

    /** Whatever is asked for, the signature is: without it nobody says which files the rest is about. */
    public ArtifactPolicy {
        required = required.isEmpty() ? Set.of() : Set.copyOf(withSignature(required));
    }

    private static Set<AttestationKind> withSignature(Set<AttestationKind> kinds) {
        Set<AttestationKind> all = EnumSet.copyOf(kinds);
        all.add(AttestationKind.SIGNATURE);
        return all;
    }

    /** Everything that stands against the release; empty when it is taken. */
    public List<Refusal> refusals(ReleaseArtifact artifact) {
        if (required.isEmpty()) {
            return List.of();
        }
        return Stream.concat(ordered(required).flatMap(kind -> statement(artifact, kind).stream()), content(artifact))
                .toList();
    }

    private static Stream<AttestationKind> ordered(Collection<AttestationKind> kinds) {
        return Stream.of(AttestationKind.values()).filter(kinds::contains);
    }

    private Optional<Refusal> statement(ReleaseArtifact artifact, AttestationKind kind) {
        Doubts doubts = new Doubts(artifact, kind, weaknesses);
        return switch (artifact.claim(kind)) {
            case Claim.Missing missing -> Optional.of(doubts.missing());
            case Claim.Unreadable unreadable -> Optional.of(doubts.unreadable(unreadable));
            case Claim.Stranger stranger -> Optional.of(doubts.stranger(stranger));
            case Claim.Altered altered -> Optional.of(doubts.altered(altered));
            case Claim.Trusted trusted -> doubts.trusted(trusted.statement());
        };
    }

    /** What is signed must be what is there. */
    private static Stream<Refusal> content(ReleaseArtifact artifact) {
        return artifact.claim(AttestationKind.SIGNATURE).trusted().stream()
                .filter(statement -> statement.covers(artifact.release().digest()))
                .map(statement -> new Alterations(artifact, statement))
                .flatMap(alterations -> Stream.of(alterations.files(), alterations.image()))
                .flatMap(Optional::stream);
    }
}
