package io.grocellery.scantools;

import java.nio.file.Path;
import java.util.List;

/**
 * What was made of the sources, and is looked at too.
 *
 * @param images archives of images
 * @param bills bills of materials (CycloneDX, JSON), looked at in the place of those that the workspace's modules have;
 *     none for these
 */
public record Artifacts(List<Path> images, List<Path> bills) {

    /** Nothing but what the workspace has. */
    static final Artifacts NONE = new Artifacts(List.of(), List.of());

    public Artifacts {
        images = List.copyOf(images);
        bills = List.copyOf(bills);
    }
}
