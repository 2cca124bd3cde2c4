package io.grocellery.imagebuild;

import io.grocellery.core.artifact.BillOfMaterials;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The bill of materials of a release, in CycloneDX's JSON. */
public final class ContentBill {

    private static final String RUNTIME = "image-root/";
    private static final String LIBRARIES = Subject.APP + "lib/";

    private ContentBill() {}

    /**
     * The build's own bill where there is one that names every library of the release; otherwise one of what lies there.
     *
     * @param built where the build writes it
     * @param files of the release
     * @throws ExplainedException when the build's bill is no JSON object
     */
    public static Map<String, Object> of(Release release, Path built, SortedMap<String, Digest> files) {
        if (Files.isRegularFile(built)) {
            Map<String, Object> document = read(built);
            if (new BillOfMaterials(document).unnamed(files).isEmpty()) {
                return document;
            }
        }
        return ofContent(release, files);
    }

    /**
     * The same bill of the image too: with the Java runtime and the libraries of the system that are in it.
     *
     * @param root the part that all images share
     */
    public static Statement withRuntime(Statement bill, Path root) {
        Map<String, Object> document = new LinkedHashMap<>(bill.predicate());
        List<Map<?, ?>> components = new ArrayList<>(Json.maps(document, "components")
                .filter(component -> !ofRuntime(component))
                .toList());
        components.add(Statements.ordered(
                "type", "platform", "bom-ref", RUNTIME + "java", "name", "java-runtime", "version", javaVersion(root)));
        systemLibraries(root)
                .forEach(file -> components.add(Statements.ordered(
                        "type",
                        "file",
                        "bom-ref",
                        RUNTIME + root.relativize(file),
                        "name",
                        "/" + root.relativize(file),
                        "hashes",
                        List.of(Statements.ordered(
                                "alg",
                                "SHA-256",
                                "content",
                                ReleaseContent.digest(file).value())))));
        document.put("components", components);
        return new Statement(bill.subjects(), AttestationKind.SBOM, document);
    }

    private static boolean ofRuntime(Map<?, ?> component) {
        return Json.optionalText(component, "bom-ref").startsWith(RUNTIME);
    }

    private static List<Path> systemLibraries(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("opt")) && !file.startsWith(root.resolve("etc")))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + root, failed);
        }
    }

    /** As the runtime itself says in its file {@code release}. */
    private static String javaVersion(Path root) {
        Path release = root.resolve("opt/java/release");
        if (!Files.isRegularFile(release)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst()
                    .map(line -> line.replaceFirst("JAVA_VERSION=", "").replace("\"", ""))
                    .orElse("unknown");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + release, failed);
        }
    }

    private static Map<String, Object> read(Path file) {
        try {
            return JSON.std.mapFrom(Files.readString(file));
        } catch (JacksonException malformed) {
            throw new ExplainedException(
                    "the release has no bill of materials",
                    file + " is no JSON object",
                    "remove that file, or let the build make it anew",
                    malformed);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static Map<String, Object> ofContent(Release release, SortedMap<String, Digest> files) {
        List<Map<String, Object>> components = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(LIBRARIES))
                .map(file -> component(file.getKey().substring(LIBRARIES.length()), file.getValue()))
                .toList();
        return Statements.ordered(
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                "version",
                1,
                "metadata",
                Statements.ordered(
                        "component",
                        Statements.ordered(
                                "type", "application",
                                "bom-ref", release.id().value(),
                                "name", release.service().value(),
                                "version", release.id().value())),
                "components",
                components);
    }

    private static Map<String, Object> component(String file, Digest digest) {
        Dependency library = Dependency.ofFile(file);
        Map<String, Object> component = Statements.ordered("type", "library", "bom-ref", file, "name", library.name());
        if (!library.version().isEmpty()) {
            component.put("version", library.version());
        }
        component.put("hashes", List.of(Statements.ordered("alg", "SHA-256", "content", digest.value())));
        return component;
    }
}
