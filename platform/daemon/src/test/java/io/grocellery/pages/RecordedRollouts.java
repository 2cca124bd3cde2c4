package io.grocellery.pages;

import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Followers<RolloutStatus> followers = new Followers<>("rollout", RolloutStatus::over);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    /** As it was at the start: none, and nobody listening. */
    public void forget() {
        goAway();
        rollouts.clear();
        courses.clear();
        asked.clear();
        refusing = false;
        followers.comeBack();
    }

    /** Sets a rollout, and sends it to everybody who follows it. */
    public void show(RolloutStatus rollout) {
        rollouts.put(rollout.id(), rollout);
        followers.tell(rollout.id(), rollout);
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
        followers.goAway();
    }

    @GetMapping
    ResponseEntity<List<RolloutStatus>> list(@PathVariable String environment) {
        List<RolloutStatus> newestFirst = new ArrayList<>(rollouts.values().stream()
                .filter(rollout -> rollout.environment().equals(environment))
                .toList()
                .reversed());
        return followers.away() ? ResponseEntity.status(503).build() : ResponseEntity.ok(newestFirst);
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
        return followers.follow(id, Optional.ofNullable(rollouts.get(id)));
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

    @Override
    public void close() {
        followers.close();
    }
}
