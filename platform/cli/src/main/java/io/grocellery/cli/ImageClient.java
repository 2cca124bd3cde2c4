package io.grocellery.cli;

import io.grocellery.core.status.ArtifactStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/** Images of releases, as the daemon has them. */
final class ImageClient {

    private static final Duration BUILDING = Duration.ofMinutes(5);

    private final DaemonClient daemon;

    ImageClient(DaemonClient daemon) {
        this.daemon = daemon;
    }

    /**
     * What is known of a release.
     *
     * @param json as the daemon told it
     */
    record Told(String json, ArtifactStatus status) {}

    /** Makes the image of a release while its steps are shown. */
    void build(String service, String release, ProgressView view) {
        daemon.stream(path(service, release) + "/image", Map.of(), BUILDING, view::showLine);
    }

    /** What is known of a release, and what stands against it; of everything that can be asked when no environment is named. */
    Told status(String service, String release, String query) {
        return told(daemon.getAuthorized(path(service, release) + "/artifact" + query));
    }

    /** Has the daemon sign that an image was scanned, and answers what is known then. */
    Told scanned(ArtifactStatus image, Map<String, Object> report) {
        return told(daemon.post(
                path(image.service(), image.release()) + "/scan",
                Map.of("archive", String.valueOf(image.archiveSha256()), "report", report)));
    }

    /** The bill of materials of a release and its image, as it was signed: CycloneDX, JSON. */
    String bill(ArtifactStatus image) {
        return daemon.getAuthorized(path(image.service(), image.release()) + "/sbom");
    }

    private static Told told(String json) {
        return new Told(json, DaemonClient.read(json, ArtifactStatus.class));
    }

    private static String path(String service, String release) {
        return "/api/releases/" + service + "/" + release;
    }

    /** The report that a pipeline reads: the images, and the releases that later stages deploy. */
    static String report(List<Told> images) {
        return images.stream()
                .map(Told::json)
                .collect(Collectors.joining(
                        ",\n",
                        "{\"kind\":\"images\",\"version\":1,\"releases\":" + releases(images) + ",\n\"images\":[",
                        "]}\n"));
    }

    private static String releases(List<Told> images) {
        return JSON.std.asString(images.stream()
                .map(Told::status)
                .map(image -> Map.of("service", image.service(), "release", image.release(), "digest", image.digest()))
                .toList());
    }
}
