package io.grocellery.core.artifact;

import io.grocellery.core.model.Digest;
import io.grocellery.core.rollout.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what lies there with what was signed. */
final class Alterations {

    private static final int SHOWN = 3;

    private final ReleaseArtifact artifact;
    private final Statement signed;

    Alterations(ReleaseArtifact artifact, Statement signed) {
        this.artifact = artifact;
        this.signed = signed;
    }

    /** Files of the release that are not as they were signed. */
    Optional<Refusal> files() {
        SortedSet<String> differing = differing();
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "release-altered",
                        name() + " is not what was signed: " + shown(differing),
                        "Remove the release, make it anew with ./grocellery release "
                                + artifact.release().service() + ", and find out who altered it"));
    }

    /** The image, when it is another than the signed one. */
    Optional<Refusal> image() {
        Optional<Digest> expected = signed.archive();
        if (expected.equals(artifact.archive())) {
            return Optional.empty();
        }
        String remedy = "Make it anew with ./grocellery image build "
                + artifact.release().service() + " " + artifact.release().id();
        if (expected.isEmpty()) {
            return Optional.of(new Refusal("image-unsigned", "the image of " + name() + " is not signed", remedy));
        }
        return Optional.of(new Refusal(
                "image-altered",
                "the image of " + name() + " is not the one that was signed: "
                        + artifact.archive()
                                .map(now -> "its file has the SHA-256 " + now + " instead of " + expected.get())
                                .orElse("its file is gone"),
                remedy + ", and find out who altered it"));
    }

    private SortedSet<String> differing() {
        Map<String, Digest> expected = signed.subjects().stream()
                .filter(Subject::isFile)
                .collect(Collectors.toMap(Subject::name, Subject::digest, (one, other) -> one));
        SortedSet<String> differing = new TreeSet<>();
        expected.forEach((path, digest) -> {
            Digest now = artifact.files().get(path);
            if (now == null) {
                differing.add(path + " is gone");
            } else if (!now.equals(digest)) {
                differing.add(path + " was changed");
            }
        });
        artifact.files().keySet().stream()
                .filter(path -> !expected.containsKey(path))
                .forEach(path -> differing.add(path + " was added"));
        return differing;
    }

    private static String shown(SortedSet<String> differing) {
        String first = differing.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return differing.size() > SHOWN ? first + " and " + (differing.size() - SHOWN) + " more" : first;
    }

    private String name() {
        return artifact.release().id() + " of " + artifact.release().service();
    }
}
