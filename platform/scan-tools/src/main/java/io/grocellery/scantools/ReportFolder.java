package io.grocellery.scantools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where one tool writes its reports; its owner alone can read it, since reports may hold secrets. Gone when closed. */
record ReportFolder(Path folder) implements AutoCloseable {

    static ReportFolder create() throws ToolFailure {
        try {
            return new ReportFolder(Files.createTempDirectory("scan-"));
        } catch (IOException full) {
            throw new ToolFailure("there is no room for its report: " + full.getMessage(), full);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws ToolFailure {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException stays) {
            throw new ToolFailure("its report cannot be deleted: " + stays.getMessage(), stays);
        }
    }
}
