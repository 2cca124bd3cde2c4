package io.grocellery.pages;

import io.grocellery.core.status.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Stands in for the engine of the pipeline: shows the runs that a test set, and writes down what is asked of them. */
@RestController
@RequestMapping("/api/pipeline/runs")
public final class RecordedRuns implements AutoCloseable {

    private final Map<String, RunStatus> runs = new ConcurrentSkipListMap<>();
    private final Map<String, String> logs = new ConcurrentHashMap<>();
    private final Followers<RunStatus> followers = new Followers<>("run", RunStatus::over);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** As it was at the start: none, and nobody listening. */
    public void forget() {
        goAway();
        runs.clear();
        logs.clear();
        asked.clear();
        followers.comeBack();
    }

    /** Sets a run, and sends it to everybody who follows it. */
    public void show(RunStatus run) {
        runs.put(run.id(), run);
        followers.tell(run.id(), run);
    }

    /** What a stage has written so far. */
    public void wrote(String run, String stage, String log) {
        logs.put(run + "/" + stage, log);
    }

    /** What was asked so far, such as {@code p-12 approve deploy-prod sha256:0123}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Cuts every stream and refuses new ones, as when the daemon is stopped. */
    public void goAway() {
        followers.goAway();
    }

    @GetMapping
    ResponseEntity<List<RunStatus>> list() {
        return followers.away()
                ? ResponseEntity.status(503).build()
                : ResponseEntity.ok(List.copyOf(runs.values()).reversed());
    }

    @GetMapping("/{id}")
    ResponseEntity<RunStatus> one(@PathVariable String id) {
        return ResponseEntity.ofNullable(runs.get(id));
    }

    @GetMapping("/{id}/stream")
    ResponseEntity<SseEmitter> stream(@PathVariable String id) {
        return followers.follow(id, Optional.ofNullable(runs.get(id)));
    }

    @GetMapping("/{id}/stages/{stage}/log")
    ResponseEntity<String> log(@PathVariable String id, @PathVariable String stage, @RequestParam int from) {
        byte[] all = logs.getOrDefault(id + "/" + stage, "").getBytes(StandardCharsets.UTF_8);
        int begin = Math.min(from, all.length);
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Grocellery-Next", Integer.toString(all.length))
                .body(new String(all, begin, all.length - begin, StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/report")
    ResponseEntity<String> report(@PathVariable String id) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .body("<!doctype html><title>" + id + "</title>");
    }

    @PostMapping("/{id}/{command}")
    ResponseEntity<RunStatus> ask(
            @PathVariable String id, @PathVariable String command, @RequestBody Map<String, String> how) {
        String about = Optional.ofNullable(how.get("stage"))
                .map(stage -> " " + stage + " " + how.get("subject"))
                .orElse("");
        asked.add(id + " " + command + about);
        return ResponseEntity.ofNullable(runs.get(id));
    }

    @Override
    public void close() {
        followers.close();
    }
}
