package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bill of materials of a module (CycloneDX, JSON).
 *
 * @param file {@code bom.json} in the module's folder {@code target}
 */
record Bom(Path file) {

    private static final Path NAME = Path.of("target", "bom.json");

    /** A part of it that is not ours. */
    record Part(Tree component) {

        String name() {
            return component.at("group").text().map(group -> group + ":").orElse("")
                    + component.at("name").textOr("unnamed");
        }

        String artifact() {
            return component.at("name").textOr("unnamed");
        }

        String version() {
            return component.at("version").textOr("");
        }
    }

    /** Those of a workspace's modules. */
    static List<Bom> in(Workspace workspace) throws ToolFailure {
        try {
            return workspace.files(each -> each.endsWith(NAME)).stream()
                    .map(Bom::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new ToolFailure("the workspace cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether a workspace has any. */
    static Optional<Tool.Obstacle> obstacle(Workspace workspace) {
        try {
            return in(workspace).isEmpty()
                    ? Optional.of(new Tool.Obstacle(
                            "there is no bill of materials: no module has " + NAME, "scripts/sbom.sh writes them"))
                    : Optional.empty();
        } catch (ToolFailure unreadable) {
            return Optional.of(new Tool.Obstacle(unreadable.what(), "make it readable"));
        }
    }

    /** @throws ToolFailure when the file is no bill of materials */
    List<Part> parts() throws ToolFailure {
        Tree bom = Tree.read(file);
        if (!"CycloneDX".equals(bom.at("bomFormat").textOr(""))) {
            throw new ToolFailure(file + " is no CycloneDX bill of materials");
        }
        return bom.at("components")
                .each()
                .filter(component -> !component.at("group").textOr("").equals("io.grocellery"))
                .map(Part::new)
                .toList();
    }

    /** Where the module asks for a part: the line of its {@code pom.xml}, or that file when another part brings it. */
    Location location(Workspace workspace, String artifact) {
        Path pom = file.resolveSibling("../pom.xml").normalize();
        return new Location(workspace.name(Files.exists(pom) ? pom : file), line(pom, artifact));
    }

    private static int line(Path pom, String artifact) {
        if (!Files.exists(pom)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(pom, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            String sought = "<artifactId>" + artifact + "</artifactId>";
            return 1 + all.stream().map(String::strip).toList().indexOf(sought);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
