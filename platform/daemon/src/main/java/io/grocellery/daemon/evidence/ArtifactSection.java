package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.status.ArtifactStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a run made, what is in it, and what is signed about it. */
record ArtifactSection(RunEvidence evidence) {

    List<String> content() {
        return Words.orText(
                evidence.artifacts().stream().map(ArtifactSection::artifact).toList(),
                "This run made no release that is still kept.");
    }

    private static String artifact(ArtifactStatus artifact) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Digest of the release", artifact.digest()));
        rows.add(List.of("Commit", artifact.commit()));
        rows.add(List.of("Image", artifact.image() == null ? "none was made" : artifact.image()));
        rows.add(List.of("Bill of materials", artifact.components() + " components"));
        new TreeMap<>(artifact.attestations()).forEach((kind, state) -> rows.add(List.of("Signed: " + kind, state)));
        rows.add(List.of("Signed with key", artifact.signer() == null ? "no trusted one" : artifact.signer()));
        List<String> content = new ArrayList<>(Markup.table("Facts", List.of("What", "Value"), rows));
        content.addAll(Markup.list(
                "What an environment that asks for everything has against it",
                Tone.WARN,
                artifact.refusals().stream()
                        .map(doubt -> doubt.code() + ": " + doubt.why())
                        .toList()));
        content.addAll(Markup.list("Cannot be claimed in spite of the scan", Tone.WARN, artifact.unclaimed()));
        boolean clean = artifact.refusals().isEmpty();
        return Markup.part(
                artifact.service() + " " + artifact.release(),
                clean ? Tone.GOOD : Tone.WARN,
                clean ? "nothing against it" : "not everything is signed",
                content);
    }
}
