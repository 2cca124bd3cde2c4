package io.grocellery.cli;

import io.grocellery.core.status.ArtifactStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words what is known of releases and their images. */
final class ImageText {

    private static final int SHORT = 12;
    private static final List<String> KINDS = List.of("signature", "provenance", "sbom", "scan");

    private ImageText() {}

    static List<List<String>> table(List<ArtifactStatus> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SERVICE", "RELEASE", "IMAGE", "SIZE", "PARTS", "SIGNED BY", "SIGNED", "LACKS"));
        all.forEach(one -> rows.add(List.of(
                one.service(),
                one.release(),
                shortened(one.image(), "sha256:", "none"),
                one.bytes() == 0 ? "" : (one.bytes() >> 20) + " MiB",
                Integer.toString(one.components()),
                shortened(one.signer(), "", "nobody"),
                kinds(one.attestations(), true),
                kinds(one.attestations(), false))));
        return rows;
    }

    /** What stands against them, a line each with what to do. */
    static Stream<String> refusals(ArtifactStatus status) {
        return status.refusals().stream()
                .flatMap(doubt -> Stream.of(doubt.code() + ": " + doubt.why(), "  do: " + doubt.remedy()));
    }

    /** What their scans leave open, a line each. */
    static List<String> unclaimed(List<ArtifactStatus> all) {
        Map<String, List<String>> services = new LinkedHashMap<>();
        all.forEach(one -> one.unclaimed()
                .forEach(claim -> services.computeIfAbsent(claim, unknown -> new ArrayList<>())
                        .add(one.service())));
        return services.entrySet().stream()
                .map(open -> "cannot be claimed of " + String.join(", ", open.getValue()) + ": " + open.getKey())
                .toList();
    }

    private static String kinds(Map<String, String> attestations, boolean trusted) {
        return KINDS.stream()
                .filter(kind -> "trusted".equals(attestations.get(kind)) == trusted)
                .map(kind -> trusted || "missing".equals(attestations.get(kind))
                        ? kind
                        : kind + " (" + attestations.get(kind) + ")")
                .collect(Collectors.joining(","));
    }

    private static String shortened(@Nullable String digest, String prefix, String otherwise) {
        return digest == null ? otherwise : digest.substring(prefix.length(), prefix.length() + SHORT);
    }
}
