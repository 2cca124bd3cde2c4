package io.grocellery.imagebuild;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A small release as the store lays it out. */
record SampleRelease(Release release, ReleaseFiles files) {

    static SampleRelease in(Path folder) throws IOException {
        Path app = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(app.resolve("lib"));
        Files.writeString(folder.resolve("manifest.json"), "{}");
        Files.writeString(app.resolve("order-service.jar"), "classes");
        Files.writeString(app.resolve("lib/spring-core-7.0.1.jar"), "spring");
        Files.writeString(app.resolve("lib/chassis.jar"), "chassis");
        Release release = new Release(
                new ServiceName("order-service"),
                Digest.of("content"),
                "8c1540d",
                List.of(),
                Instant.EPOCH,
                "25",
                List.of(),
                List.of());
        return new SampleRelease(release, new ReleaseFiles(folder, app, app.resolve("order-service.jar"), true));
    }

    /** What all images share, in little. */
    static Path root(Path folder) throws IOException {
        Path program = folder.resolve("opt/java/bin/java");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "a runtime");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made a program");
        }
        return folder;
    }
}
