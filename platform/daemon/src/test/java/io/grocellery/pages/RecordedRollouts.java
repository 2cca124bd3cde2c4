package io.grocellery.pages;

import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Stands in for the engine of rollouts: shows those that a test set, and writes down what is asked of them. */
@RestController
@RequestMapping("/api/environments/{environment}/rollouts")
public final class RecordedRollouts implements AutoCloseable {

    private final Map<String, RolloutStatus> rollouts = new ConcurrentSkipListMap<>();
    private final Map<String, RolloutCourse> courses = new ConcurrentHashMap<>();
    private final Map<SseEmitter, String> streams = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile boolean away;

    /** As it was at the start: none, and nobody listening. */
    public void forget() {
        goAway();
        rollouts.clear();
        courses.clear();
        asked.clear();
        refusing = false;
        away = false;
    }

    /** Sets a rollout, and sends it to everybody who follows it. */
    public void show(RolloutStatus rollout) {
        rollouts.put(rollout.id(), rollout);
        Set.copyOf(streams.keySet()).stream()
                .filter(stream -> rollout.id().equals(streams.get(stream)))
                .forEach(stream -> send(stream, rollout));
    }

    /** Sets how a rollout went before. */
    public void went(String id, RolloutCourse course) {
        courses.put(id, course);
    }

    /** What was asked so far, such as {@code rollout-17 promote full}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on nothing that is asked is done. */
    public void refuse() {
        refusing = true;
    }

    /** Cuts every stream and refuses new ones, as when the daemon is stopped. */
    public void goAway() {
        away = true;
        streams.keySet().forEach(SseEmitter::complete);
        streams.clear();
    }

    @GetMapping
    ResponseEntity<List<RolloutStatus>> list(@PathVariable String environment) {
        List<RolloutStatus> newestFirst = new ArrayList<>(rollouts.values().stream()
                .filter(rollout -> rollout.environment().equals(environment))
                .toList()
                .reversed());
        return away ? ResponseEntity.status(503).build() : ResponseEntity.ok(newestFirst);
    }

    @GetMapping("/{id}")
    ResponseEntity<RolloutStatus> one(@PathVariable String id) {
        return ResponseEntity.ofNullable(rollouts.get(id));
    }

    @GetMapping("/{id}/course")
    ResponseEntity<RolloutCourse> course(@PathVariable String id) {
        return ResponseEntity.ofNullable(courses.get(id));
    }

    @GetMapping("/{id}/stream")
    ResponseEntity<SseEmitter> stream(@PathVariable String id) {
        RolloutStatus rollout = rollouts.get(id);
        if (rollout == null || away) {
            return ResponseEntity.status(rollout == null ? 404 : 503).build();
        }
        SseEmitter stream = new SseEmitter(0L);
        streams.put(stream, id);
        stream.onCompletion(() -> streams.remove(stream));
        send(stream, rollout);
        return ResponseEntity.ok(stream);
    }

    /** How a command is given. */
    record Asked(boolean full, @Nullable String by) {}

    @PostMapping("/{id}/{command}")
    ResponseEntity<Object> ask(@PathVariable String id, @PathVariable String command, @RequestBody Asked how) {
        asked.add(id + " " + command + (how.full() ? " full" : ""));
        if (refusing) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "the rollout is promoted");
            problem.setTitle("there is nothing to do");
            problem.setProperty("remedy", "See ./grocellery rollout show for where it stands");
            return ResponseEntity.of(problem).build();
        }
        return ResponseEntity.ofNullable(rollouts.get(id));
    }

    private void send(SseEmitter stream, RolloutStatus rollout) {
        try {
            stream.send(SseEmitter.event().name("rollout").data(rollout));
            if (rollout.over()) {
                stream.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
    }

    @Override
    public void close() {
        streams.keySet().forEach(SseEmitter::complete);
    }
}
