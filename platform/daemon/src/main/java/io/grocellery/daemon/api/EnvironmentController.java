package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.UpRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Environments: what runs, bringing them up, taking them down. */
@RestController
@RequestMapping("/api/environments")
class EnvironmentController {

    private final Environments environments;
    private final StatusStream stream;
    private final ProgressLines lines;

    EnvironmentController(Environments environments, StatusStream stream, ProgressLines lines) {
        this.environments = environments;
        this.stream = stream;
        this.lines = lines;
    }

    /** An environment of the delivery file. */
    record Listed(String name, EnvironmentStatus.State state) {}

    @GetMapping
    List<Listed> all() {
        return environments.names().stream()
                .map(name -> new Listed(name.value(), environments.state(name)))
                .toList();
    }

    @GetMapping("/{name}")
    EnvironmentStatus one(@PathVariable EnvironmentName name) {
        return environments.status(name);
    }

    @GetMapping(path = "/{name}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable EnvironmentName name) {
        return stream.open(name);
    }

    @PostMapping("/{name}/up")
    void up(@PathVariable EnvironmentName name, @RequestBody UpRequest request, HttpServletResponse response)
            throws IOException {
        lines.narrate(response, progress -> environments.up(name, request, progress));
    }

    @PostMapping("/{name}/down")
    void down(@PathVariable EnvironmentName name, HttpServletResponse response) throws IOException {
        lines.narrate(response, progress -> environments.down(name, progress));
    }
}
