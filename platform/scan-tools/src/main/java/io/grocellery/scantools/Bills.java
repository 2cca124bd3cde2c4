package io.grocellery.scantools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The bills of materials that are looked at.
 *
 * @param named none for those of the workspace's modules
 */
record Bills(Workspace workspace, List<Path> named) {

    private static final Path NAME = Path.of("target", "bom.json");

    List<Bom> all() throws ToolFailure {
        try {
            List<Path> files = named.isEmpty() ? workspace.files(each -> each.endsWith(NAME)) : named;
            return files.stream().map(Bom::new).toList();
        } catch (IOException unreadable) {
            throw new ToolFailure("the workspace cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Why they cannot be looked at; empty when there are any. */
    Optional<Tool.Obstacle> obstacle() {
        try {
            return all().isEmpty()
                    ? Optional.of(new Tool.Obstacle(
                            "there is no bill of materials: no module has " + NAME, "scripts/sbom.sh writes them"))
                    : Optional.empty();
        } catch (ToolFailure unreadable) {
            return Optional.of(new Tool.Obstacle(unreadable.what(), "make it readable"));
        }
    }
}
