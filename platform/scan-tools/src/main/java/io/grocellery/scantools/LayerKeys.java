package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gitleaks over the texts in the layers of images, and in the jars in these. */
final class LayerKeys implements Tool {

    private final Gitleaks gitleaks;
    private final List<Path> images;

    LayerKeys(ToolFolder tools, List<Path> images) {
        this.gitleaks = new Gitleaks(tools);
        this.images = images;
    }

    @Override
    public Scan scan() {
        return Scan.LAYERS;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Obstacle.withoutImage(images).or(gitleaks::obstacle);
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Hit> hits = new ArrayList<>();
        String version = "";
        for (Path image : images) {
            Sightings seen = look(image, workspace.policy());
            version = seen.version();
            seen.hits().stream().map(hit -> within(workspace.name(image), hit)).forEach(hits::add);
        }
        return Sightings.of(version, hits);
    }

    private Sightings look(Path image, Path policy) throws ToolFailure {
        try (ReportFolder place = ReportFolder.create()) {
            Path folder = place.folder().toRealPath();
            Texts texts = new Texts(folder);
            new ImageArchive(image).files(texts::keep);
            return gitleaks.look(new Workspace(folder, policy));
        } catch (IOException failed) {
            throw new ToolFailure("the image " + image + " cannot be unpacked: " + failed.getMessage(), failed);
        }
    }

    private static Hit within(String image, Hit hit) {
        return new Hit(
                hit.rule(),
                hit.severity(),
                hit.message(),
                hit.remedy(),
                new Location(image + "!" + hit.location().path(), hit.location().line()),
                hit.text());
    }
}
