package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.objective.Objectives;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Objectives and alerts of an environment. */
@RestController
@RequestMapping("/api/environments/{environment}")
class ObjectiveController {

    private final Environments environments;
    private final StatusStream stream;

    ObjectiveController(Environments environments, StatusStream stream) {
        this.environments = environments;
        this.stream = stream;
    }

    @GetMapping("/objectives")
    ObjectivesStatus objectives(@PathVariable EnvironmentName environment) {
        return of(environment).status();
    }

    @GetMapping("/objectives/course")
    ObjectivesStatus.Course course(@PathVariable EnvironmentName environment) {
        return of(environment).course();
    }

    @GetMapping(path = "/objectives/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter objectiveStream(@PathVariable EnvironmentName environment) {
        return stream.until(never -> false, "objectives", of(environment)::status);
    }

    @GetMapping("/alerts")
    AlertsStatus alerts(@PathVariable EnvironmentName environment) {
        return of(environment).alerts();
    }

    @GetMapping(path = "/alerts/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter alertStream(@PathVariable EnvironmentName environment) {
        return stream.until(never -> false, "alerts", of(environment)::alerts);
    }

    private Objectives of(EnvironmentName environment) {
        return environments.objectives(environment);
    }
}
