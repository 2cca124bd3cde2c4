package io.grocellery.scantools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bills of materials that are looked at, looked for once: the whole workspace is gone through for them. */
final class Bills {

    private static final Path NAME = Path.of("target", "bom.json");

    private final Workspace workspace;
    private final List<Path> named;
    private @Nullable List<Bom> found;

    /** @param named none for those of the workspace's modules */
    Bills(Workspace workspace, List<Path> named) {
        this.workspace = workspace;
        this.named = named;
    }

    List<Bom> all() throws ToolFailure {
        List<Bom> known = found;
        if (known == null) {
            known = files().stream().map(Bom::new).toList();
            found = known;
        }
        return known;
    }

    private List<Path> files() throws ToolFailure {
        try {
            return named.isEmpty() ? workspace.files(each -> each.endsWith(NAME)) : named;
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
