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
 * A bill of materials (CycloneDX, JSON).
 *
 * @param file of a module {@code bom.json} in its folder {@code target}
 */
record Bom(Path file) {

    /** A part of it that is not ours. */
    record Part(Tree component) {

        String name() {
            return component.at("group").text().map(group -> group + ":").orElse("")
                    + component.at("name").textOr("unnamed");
        }

        String artifact() {
            return component.at("name").textOr("unnamed");
        }

        /** Whether somebody licensed it to us; the system that an image brings along is no such part. */
        boolean licensed() {
            String type = component.at("type").textOr("library");
            return !type.equals("platform") && !type.equals("file");
        }

        String version() {
            return component.at("version").textOr("");
        }

        /** Of which a user may choose; none when it does not say. */
        List<String> licences() {
            return component
                    .at("licenses")
                    .each()
                    .flatMap(each -> Stream.of(
                                    each.at("license").at("id").text(),
                                    each.at("license").at("name").text(),
                                    each.at("expression").text())
                            .flatMap(Optional::stream))
                    .toList();
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
