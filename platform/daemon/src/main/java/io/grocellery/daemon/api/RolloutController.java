package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.http.Asker;
import io.grocellery.daemon.rollout.RolloutRequest;
import io.grocellery.daemon.rollout.Rollouts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Rollouts of an environment: beginning them, looking at them, steering them. */
@RestController
@RequestMapping("/api/environments/{environment}/rollouts")
class RolloutController {

    private final Environments environments;
    private final StatusStream stream;
    private final ProgressLines lines;

    RolloutController(Environments environments, StatusStream stream, ProgressLines lines) {
        this.environments = environments;
        this.stream = stream;
        this.lines = lines;
    }

    /**
     * How a command is given.
     *
     * @param full with promote: past all stages that are left
     * @param by who asks
     */
    record Asked(boolean full, @Nullable String by) {

        String asker() {
            return Asker.named(by);
        }
    }

    @GetMapping
    List<RolloutStatus> all(@PathVariable EnvironmentName environment) {
        return rollouts(environment).list();
    }

    @GetMapping("/{id}")
    RolloutStatus one(@PathVariable EnvironmentName environment, @PathVariable RolloutId id) {
        return rollouts(environment).status(id);
    }

    @GetMapping("/{id}/course")
    RolloutCourse course(@PathVariable EnvironmentName environment, @PathVariable RolloutId id) {
        return rollouts(environment).course(id);
    }

    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable EnvironmentName environment, @PathVariable RolloutId id) {
        Rollouts rollouts = rollouts(environment);
        return stream.until(RolloutStatus::over, "rollout", () -> rollouts.status(id));
    }

    /** Refuses before it begins to answer, so that a refusal has a status of its own. */
    @PostMapping
    void begin(
            @PathVariable EnvironmentName environment,
            @RequestBody RolloutRequest request,
            HttpServletResponse response)
            throws IOException {
        rollouts(environment).admit(request);
        lines.narrate(response, progress -> begin(environment, request, progress));
    }

    @PostMapping("/{id}/promote")
    RolloutStatus promote(
            @PathVariable EnvironmentName environment, @PathVariable RolloutId id, @RequestBody Asked asked) {
        return rollouts(environment).ask(id, new Command.Promote(asked.asker(), asked.full()));
    }

    @PostMapping("/{id}/abort")
    RolloutStatus abort(
            @PathVariable EnvironmentName environment, @PathVariable RolloutId id, @RequestBody Asked asked) {
        return rollouts(environment).ask(id, new Command.Abort(asked.asker()));
    }

    @PostMapping("/{id}/pause")
    RolloutStatus pause(
            @PathVariable EnvironmentName environment, @PathVariable RolloutId id, @RequestBody Asked asked) {
        return rollouts(environment).ask(id, new Command.Pause(asked.asker()));
    }

    @PostMapping("/{id}/resume")
    RolloutStatus resume(
            @PathVariable EnvironmentName environment, @PathVariable RolloutId id, @RequestBody Asked asked) {
        return rollouts(environment).ask(id, new Command.Resume(asked.asker()));
    }

    @PostMapping("/{id}/retry")
    RolloutStatus retry(
            @PathVariable EnvironmentName environment, @PathVariable RolloutId id, @RequestBody Asked asked) {
        Rollouts rollouts = rollouts(environment);
        RolloutRequest again = rollouts.again(id, asked.asker());
        rollouts.admit(again);
        return rollouts.status(begin(environment, again, progress -> {}));
    }

    private RolloutId begin(EnvironmentName environment, RolloutRequest request, Consumer<Progress> listener) {
        return environments.undisturbed(() -> rollouts(environment).begin(request, listener));
    }

    private Rollouts rollouts(EnvironmentName environment) {
        return environments.rollouts(environment);
    }
}
