package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trivy over the archives of images: how they were made, and keys in them. */
final class ImageScan implements Tool {

    private final TrivyProgram program;
    private final List<Path> images;

    ImageScan(ToolFolder tools, List<Path> images) {
        this.program = new TrivyProgram(tools);
        this.images = images;
    }

    @Override
    public Scan scan() {
        return Scan.IMAGE;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Obstacle.withoutImage(images).or(program::obstacle);
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Hit> hits = new ArrayList<>();
        for (Path image : images) {
            List<String> words = List.of(
                    "image",
                    "--input",
                    image.toString(),
                    "--scanners",
                    "secret",
                    "--image-config-scanners",
                    "misconfig,secret",
                    "--skip-check-update");
            Tree report = program.report(workspace, words);
            hits.addAll(new TrivyReport(report, target -> workspace.name(image) + "!" + target).hits());
        }
        return Sightings.of(program.version(workspace), hits);
    }
}
