package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.ReleaseTraffic;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.observation.RecentLog;
import io.grocellery.daemon.observation.RecentTraces;
import io.grocellery.target.local.installation.Installation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a service served, and what was traced and written of it. Logs are for whoever holds the token or a session. */
@RestController
class ServiceController {

    private final Environments environments;
    private final Installation installation;
    private final JsonMapper json;
    private final RecentTraces traces;

    ServiceController(Environments environments, Installation installation, JsonMapper json) {
        this.environments = environments;
        this.installation = installation;
        this.json = json;
        this.traces = new RecentTraces(
                URI.create("http://127.0.0.1:" + Installation.ZIPKIN.plus(installation.portOffset())), json);
    }

    /**
     * A line of a log.
     *
     * @param key tells it from the others
     * @param address where Zipkin shows its trace; null when it belongs to none
     */
    record Line(
            String key,
            String instance,
            String at,
            String level,
            String message,
            @Nullable String trace,
            @Nullable String address) {}

    /** The end of a log, the latest line first. */
    record Log(List<Line> lines) {}

    @GetMapping("/api/environments/{environment}/services/{service}/traffic")
    ReleaseTraffic traffic(@PathVariable EnvironmentName environment, @PathVariable ServiceName service) {
        return environments.traffic(environment, service);
    }

    @GetMapping("/api/environments/{environment}/services/{service}/traces")
    RecentTraces.Found traces(@PathVariable ServiceName service) {
        return traces.of(service.value());
    }

    @GetMapping("/api/logs/{environment}/{service}")
    Log log(@PathVariable EnvironmentName environment, @PathVariable ServiceName service) {
        RecentLog log =
                new RecentLog(installation.environmentFolder(environment).resolve("logs"), json);
        return new Log(log.of(service.value()).stream().map(this::line).toList());
    }

    private Line line(RecentLog.Line line) {
        return new Line(
                line.at() + " " + line.instance() + " " + line.message(),
                line.instance(),
                line.at(),
                line.level(),
                line.message(),
                line.trace(),
                line.trace() == null ? null : traces.addressOf(line.trace()));
    }
}
