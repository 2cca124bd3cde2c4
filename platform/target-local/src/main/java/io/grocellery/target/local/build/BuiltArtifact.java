package io.grocellery.target.local.build;

import io.grocellery.core.delivery.ServiceDefinition;
import java.nio.file.Path;

/** Where a build leaves what a release is made of. */
public final class BuiltArtifact {

    private BuiltArtifact() {}

    /** The jar that Maven makes, or the folder of a program; relative to the folder of the delivery file. */
    public static Path of(ServiceDefinition service) {
        return service.program().isPresent()
                ? Path.of(service.path())
                : Path.of(service.path(), "target", service.name() + "-boot.jar");
    }
}
