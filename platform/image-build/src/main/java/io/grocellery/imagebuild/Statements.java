package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words what can be said of a release: in-toto's, SLSA's and CycloneDX' predicates. */
public final class Statements {

    private static final String RUNTIME = "image-root";
    private static final String LIBRARIES = Subject.APP + "lib/";

    private Statements() {}

    /** Which files it consists of. */
    public static Statement signature(Release release, SortedMap<String, Digest> files) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.release(release)));
        files.forEach((path, digest) -> subjects.add(Subject.file(path, digest)));
        return new Statement(
                subjects,
                AttestationKind.SIGNATURE,
                ordered(
                        "purl",
                        "pkg:generic/" + release.service() + "@" + release.id(),
                        "releaseId",
                        release.id().value()));
    }

    /** How it was built, as SLSA 1.0 has it. */
    public static Statement provenance(BuildFacts facts) {
        return new Statement(
                List.of(Subject.release(facts.release())),
                AttestationKind.PROVENANCE,
                ordered("buildDefinition", definition(facts), "runDetails", run(facts)));
    }

    private static Map<String, Object> definition(BuildFacts facts) {
        return ordered(
                "buildType",
                "urn:grocellery:build:" + (facts.watched() ? "maven" : "as-built") + ":v1",
                "externalParameters",
                parameters(facts),
                "internalParameters",
                new TreeMap<>(facts.versions()),
                "resolvedDependencies",
                dependencies(facts));
    }

    private static Map<String, Object> parameters(BuildFacts facts) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("service", facts.release().service().value());
        facts.ref().ifPresent(ref -> parameters.put("ref", ref));
        parameters.put(
                "patches",
                facts.release().patches().stream()
                        .map(patch -> ordered("name", patch.name(), "digest", sha256(patch.digest())))
                        .toList());
        return parameters;
    }

    /** The source, where git told it, and every library. */
    private static List<Map<String, Object>> dependencies(BuildFacts facts) {
        List<Map<String, Object>> dependencies = new ArrayList<>();
        facts.source()
                .ifPresent(commit -> dependencies.add(ordered(
                        "name", "source",
                        "digest", Map.of("gitCommit", commit),
                        "annotations", Map.of("describedAs", facts.release().commit()))));
        facts.files().forEach((path, digest) -> {
            if (path.startsWith(LIBRARIES)) {
                dependencies.add(ordered("name", path.substring(LIBRARIES.length()), "digest", sha256(digest)));
            }
        });
        return dependencies;
    }

    private static Map<String, Object> run(BuildFacts facts) {
        return ordered(
                "builder", ordered("id", "urn:grocellery:installation:" + facts.builder()),
                "metadata",
                        ordered(
                                "invocationId",
                                        facts.release().id() + "/"
                                                + facts.started().toEpochMilli(),
                                "startedOn", facts.started().toString(),
                                "finishedOn", facts.finished().toString()));
    }

    /**
     * Which libraries are in it.
     *
     * @param document a bill of materials in CycloneDX's JSON
     */
    public static Statement sbom(Release release, Map<String, Object> document) {
        return new Statement(List.of(Subject.release(release)), AttestationKind.SBOM, document);
    }

    /**
     * That it was scanned.
     *
     * @param report what {@code ./grocellery scan --report} has written
     * @param scanned the file of its image, where that was scanned
     */
    public static Statement scan(Release release, List<Subject> scanned, Map<String, Object> report, Instant at) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.release(release)));
        subjects.addAll(scanned);
        return new Statement(subjects, AttestationKind.SCAN, ScanSummary.of(report, at));
    }

    /**
     * The same provenance of the image too.
     *
     * @param image what was made
     * @param runtime the content of the part that all images share
     */
    public static Statement withImage(Statement provenance, List<Subject> image, Digest runtime) {
        Map<String, Object> predicate = new LinkedHashMap<>(provenance.predicate());
        if (predicate.get("buildDefinition") instanceof Map<?, ?> definition) {
            Map<String, Object> extended = new LinkedHashMap<>();
            definition.forEach((key, value) -> extended.put(String.valueOf(key), value));
            extended.put("resolvedDependencies", withRuntime(definition, runtime));
            predicate.put("buildDefinition", extended);
        }
        return new Statement(provenance.subjects(), AttestationKind.PROVENANCE, predicate).about(image);
    }

    private static List<Map<?, ?>> withRuntime(Map<?, ?> definition, Digest runtime) {
        List<Map<?, ?>> dependencies = new ArrayList<>(Json.maps(definition, "resolvedDependencies")
                .filter(dependency -> !RUNTIME.equals(dependency.get("name")))
                .toList());
        dependencies.add(ordered("name", RUNTIME, "digest", sha256(runtime)));
        return dependencies;
    }

    private static Map<String, Object> sha256(Digest digest) {
        return Map.of("sha256", digest.value());
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            map.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
        }
        return map;
    }
}
