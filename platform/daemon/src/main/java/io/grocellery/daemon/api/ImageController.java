package io.grocellery.daemon.api;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Release;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.daemon.release.Images;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Images of releases, and what is signed about both; {@code latest} stands for the latest release. */
@RestController
@RequestMapping("/api/releases/{service}/{release}")
class ImageController {

    private static final String LATEST = "latest";

    private final Images images;
    private final ProgressLines lines;

    ImageController(Images images, ProgressLines lines) {
        this.images = images;
        this.lines = lines;
    }

    /**
     * A scan that somebody ran.
     *
     * @param archive the SHA-256 of the file of the image that was scanned, or null
     */
    record Scanned(@Nullable String archive, Map<String, Object> report) {}

    @GetMapping("/artifact")
    ArtifactStatus status(
            @PathVariable ServiceName service,
            @PathVariable String release,
            @RequestParam Optional<EnvironmentName> environment) {
        return images.status(found(service, release), environment);
    }

    /** CycloneDX, JSON, as it was signed. */
    @GetMapping("/sbom")
    Map<String, Object> bill(@PathVariable ServiceName service, @PathVariable String release) {
        return images.bill(found(service, release));
    }

    @PostMapping("/image")
    void build(@PathVariable ServiceName service, @PathVariable String release, HttpServletResponse response)
            throws IOException {
        Release found = found(service, release);
        lines.narrate(response, progress -> images.build(found, progress));
    }

    @PostMapping("/scan")
    ArtifactStatus scanned(
            @PathVariable ServiceName service, @PathVariable String release, @RequestBody Scanned scanned) {
        Release found = found(service, release);
        images.scanned(found, Optional.ofNullable(scanned.archive()).map(Digest::new), scanned.report());
        return images.status(found, Optional.empty());
    }

    private Release found(ServiceName service, String release) {
        return images.release(service, release.equals(LATEST) ? Optional.empty() : Optional.of(new ReleaseId(release)));
    }
}
