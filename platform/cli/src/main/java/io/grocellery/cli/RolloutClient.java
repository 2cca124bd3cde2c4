package io.grocellery.cli;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.RolloutStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** An environment's rollouts, as the daemon has them. */
final class RolloutClient {

    private static final Duration BEGINNING = Duration.ofMinutes(10);

    private final DaemonClient daemon;
    private final String path;

    RolloutClient(DaemonClient daemon, EnvironmentName environment) {
        this.daemon = daemon;
        this.path = "/api/environments/" + environment + "/rollouts";
    }

    /** As JSON, the latest first. */
    String listJson() {
        return daemon.get(path);
    }

    /** The latest first. */
    List<RolloutStatus> list() {
        return JSON.std.listOfFrom(RolloutStatus.class, listJson());
    }

    /** As JSON. */
    String showJson(String id) {
        return daemon.get(path + "/" + id);
    }

    RolloutStatus show(String id) {
        return DaemonClient.read(showJson(id), RolloutStatus.class);
    }

    /** The one that was named, or the one that is under way, or the latest. */
    Optional<String> orLatest(Optional<String> named) {
        return named.or(() -> {
            List<RolloutStatus> all = list();
            return all.stream()
                    .filter(each -> !each.over())
                    .findFirst()
                    .or(() -> all.stream().findFirst())
                    .map(RolloutStatus::id);
        });
    }

    /** Begins one while the steps of its preparation are shown, and answers its name. */
    String begin(Map<String, ?> request, ProgressView view) {
        StringBuilder id = new StringBuilder();
        daemon.stream(path, request, BEGINNING, line -> {
            view.showLine(line);
            Progress progress = DaemonClient.read(line, Progress.class);
            if (progress.phase().equals("rollout")) {
                id.append(progress.message());
            }
        });
        return id.toString();
    }

    /** Asks something of one; answers how it stands then. */
    RolloutStatus ask(String id, String verb, Map<String, ?> request) {
        return DaemonClient.read(daemon.post(path + "/" + id + "/" + verb, request), RolloutStatus.class);
    }
}
