package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.release.Migration;
import io.grocellery.core.release.Release;
import io.grocellery.daemon.release.ReleaseOrder;
import io.grocellery.daemon.release.Releases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Releases: what there is, and making them. */
@RestController
@RequestMapping("/api/releases")
class ReleaseController {

    private final Releases releases;
    private final ProgressLines lines;

    ReleaseController(Releases releases, ProgressLines lines) {
        this.releases = releases;
        this.lines = lines;
    }

    /** A library. */
    record Library(String name, String version) {}

    /** A change made to the sources. */
    record Change(String name, String digest) {}

    /** A step of the schema; {@code mark} is EXPAND or CONTRACT. */
    record Step(String version, Migration.Mark mark, String description) {}

    /** A release with all of its manifest; {@code serves} names environments. */
    record Listed(
            String service,
            String release,
            String digest,
            String commit,
            List<Change> patches,
            String createdAt,
            String javaVersion,
            long bytes,
            List<String> serves,
            List<Step> migrations,
            List<Library> dependencies) {

        static Listed of(Releases.Listed listed) {
            Release release = listed.release();
            return new Listed(
                    release.service().value(),
                    release.id().value(),
                    release.digest().value(),
                    release.commit(),
                    release.patches().stream()
                            .map(patch ->
                                    new Change(patch.name(), patch.digest().value()))
                            .toList(),
                    release.createdAt().toString(),
                    release.javaVersion(),
                    listed.bytes(),
                    listed.serves().stream().map(EnvironmentName::value).toList(),
                    release.migrations().stream()
                            .map(each -> new Step(each.version(), each.mark(), each.description()))
                            .toList(),
                    release.dependencies().stream()
                            .map(each -> new Library(each.name(), each.version()))
                            .toList());
        }
    }

    /** Releases, the latest first, service by service. */
    record Listing(List<Listed> items) {}

    @GetMapping
    Listing list(@RequestParam Optional<String> service) {
        return new Listing(releases.list(service).stream().map(Listed::of).toList());
    }

    @PostMapping
    void make(@RequestBody ReleaseOrder order, HttpServletResponse response) throws IOException {
        releases.check(order);
        lines.narrate(response, progress -> releases.make(order, progress));
    }
}
