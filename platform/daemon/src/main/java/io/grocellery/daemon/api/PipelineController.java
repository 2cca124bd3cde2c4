package io.grocellery.daemon.api;

import io.grocellery.core.pipeline.RunCommand;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.status.RunStatus;
import io.grocellery.daemon.http.Asker;
import io.grocellery.daemon.pipeline.Pipelines;
import io.grocellery.daemon.pipeline.RunRequest;
import io.grocellery.target.local.files.FilePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs of the pipeline: beginning them, looking at them, steering them. */
@RestController
@RequestMapping("/api/pipeline/runs")
class PipelineController {

    private static final int LONGEST_PART = 256 * 1024;

    /** How many bytes of a log there were, so that the next request goes on from there. */
    private static final String NEXT = "Grocellery-Next";

    private final Pipelines pipelines;
    private final StatusStream stream;

    PipelineController(Pipelines pipelines, StatusStream stream) {
        this.pipelines = pipelines;
        this.stream = stream;
    }

    /**
     * How a command is given.
     *
     * @param stage what is agreed to, or not
     * @param subject the digest that was looked at
     * @param reason why not
     */
    record Asked(
            @Nullable String by,
            @Nullable String stage,
            @Nullable String subject,
            @Nullable String reason) {

        String asker() {
            return Asker.named(by);
        }

        StageName named() {
            return new StageName(Optional.ofNullable(stage).orElse(""));
        }
    }

    @GetMapping
    List<RunStatus> all() {
        return pipelines.list();
    }

    @PostMapping
    RunStatus begin(@RequestBody RunRequest request) {
        return pipelines.begin(request);
    }

    @GetMapping("/{id}")
    RunStatus one(@PathVariable RunId id) {
        return pipelines.status(id);
    }

    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable RunId id) {
        return stream.until(RunStatus::over, "run", () -> pipelines.status(id));
    }

    /**
     * A part of what a stage wrote.
     *
     * @param from how many bytes were read before
     */
    @GetMapping("/{id}/stages/{stage}/log")
    ResponseEntity<byte[]> log(
            @PathVariable RunId id, @PathVariable StageName stage, @RequestParam(defaultValue = "0") long from)
            throws IOException {
        byte[] part = part(pipelines.log(id, stage), Math.max(0, from));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(NEXT, Long.toString(Math.max(0, from) + part.length))
                .body(part);
    }

    private static byte[] part(Path log, long from) throws IOException {
        return Files.exists(log) ? FilePart.after(log, from, LONGEST_PART) : new byte[0];
    }

    @PostMapping("/{id}/approve")
    RunStatus approve(@PathVariable RunId id, @RequestBody Asked asked) {
        String subject = Optional.ofNullable(asked.subject()).orElse("nothing");
        return pipelines.ask(id, new RunCommand.Approve(asked.named(), subject, asked.asker()));
    }

    @PostMapping("/{id}/reject")
    RunStatus reject(@PathVariable RunId id, @RequestBody Asked asked) {
        String reason = Optional.ofNullable(asked.reason()).orElse("no reason given");
        return pipelines.ask(id, new RunCommand.Reject(asked.named(), asked.asker(), reason));
    }

    @PostMapping("/{id}/cancel")
    RunStatus cancel(@PathVariable RunId id, @RequestBody Asked asked) {
        return pipelines.ask(id, new RunCommand.Cancel(asked.asker()));
    }

    @PostMapping("/{id}/retry")
    RunStatus retry(@PathVariable RunId id, @RequestBody Asked asked) {
        return pipelines.ask(id, new RunCommand.Retry(asked.asker()));
    }
}
