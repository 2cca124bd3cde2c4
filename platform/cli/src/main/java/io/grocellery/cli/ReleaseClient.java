package io.grocellery.cli;

import io.grocellery.core.status.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The making of releases, as the daemon does it. */
final class ReleaseClient {

    private static final Duration DEADLINE = Duration.ofMinutes(20);

    private final DaemonClient daemon;

    ReleaseClient(DaemonClient daemon) {
        this.daemon = daemon;
    }

    /** Makes a release of a commit, without a start-up cache, and answers its name. */
    String make(String service, String ref, ProgressView view) {
        return make(Map.of("service", service, "ref", ref, "patches", List.of(), "startupCaches", false), view);
    }

    /** Makes a release as ordered while its steps are shown, and answers its name. */
    String make(Map<String, ?> order, ProgressView view) {
        StringBuilder release = new StringBuilder();
        daemon.stream("/api/releases", order, DEADLINE, line -> {
            view.showLine(line);
            Progress progress = DaemonClient.read(line, Progress.class);
            if (progress.phase().equals("release") && progress.state() == Progress.State.DONE) {
                release.append(progress.message().split(" ", 2)[0]);
            }
        });
        return release.toString();
    }
}
