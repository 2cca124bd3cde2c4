package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** The runs of the pipeline, as the daemon has them. */
final class PipelineClient {

    private static final String PATH = "/api/pipeline/runs";

    private final DaemonClient daemon;

    PipelineClient(DaemonClient daemon) {
        this.daemon = daemon;
    }

    /** As JSON, the latest first. */
    String listJson() {
        return daemon.get(PATH);
    }

    /** The latest first. */
    List<RunStatus> list() {
        return JSON.std.listOfFrom(RunStatus.class, listJson());
    }

    /** As JSON. */
    String showJson(String id) {
        return daemon.get(PATH + "/" + id);
    }

    RunStatus show(String id) {
        return DaemonClient.read(showJson(id), RunStatus.class);
    }

    /** What a stage wrote, from its beginning or after as many bytes. */
    String log(String id, String stage, long from) {
        return daemon.getAuthorized(PATH + "/" + id + "/stages/" + stage + "/log?from=" + from);
    }

    /** What speaks for one, as JSON. */
    String reportJson(String id) {
        return daemon.composed(PATH + "/" + id + "/report", "application/json");
    }

    /** The same as an HTML page. */
    String reportPage(String id) {
        return daemon.composed(PATH + "/" + id + "/report", "text/html");
    }

    RunStatus begin(Map<String, ?> request) {
        return DaemonClient.read(daemon.postComposed(PATH, request), RunStatus.class);
    }

    /** Asks something of one; answers how it stands then. */
    RunStatus ask(String id, String verb, Map<String, ?> request) {
        return DaemonClient.read(daemon.postComposed(PATH + "/" + id + "/" + verb, request), RunStatus.class);
    }

    /**
     * The one that was named, or the one that goes on, or the latest.
     *
     * @throws RefusedException when there was none yet
     */
    String orLatest(Optional<String> named) {
        return named.or(() -> {
                    List<RunStatus> all = list();
                    return all.stream()
                            .filter(each -> !each.over())
                            .findFirst()
                            .or(() -> all.stream().findFirst())
                            .map(RunStatus::id);
                })
                .orElseThrow(() -> RefusedException.of(
                        "there is no run to look at",
                        "the pipeline never ran here",
                        "begin a run with ./grocellery pipeline run"));
    }
}
