package io.grocellery.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Stands in for the engines' API: answers what a test set, and streams it when told to. */
@RestController
public final class RecordedApi implements AutoCloseable {

    private final ConcurrentHashMap<String, String> statusByEnvironment = new ConcurrentHashMap<>();
    private final Set<SseEmitter> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile List<String> environments = List.of();
    private volatile String events = "";
    private volatile String flags = "";
    private final ConcurrentHashMap<String, String> answers = new ConcurrentHashMap<>();
    private volatile boolean away;

    public RecordedApi() {
        forget();
    }

    /** As it was at the start: nothing recorded, nobody listening. */
    public void forget() {
        goAway();
        statusByEnvironment.clear();
        answers.clear();
        environments = List.of("dev");
        events = "{\"items\":[],\"nextAfter\":0}";
        flags = "{\"items\":[]}";
        comeBack();
    }

    /** The environments there are. */
    public void environments(String... names) {
        environments = List.of(names);
    }

    /** Sets the status and sends it to everybody who listens. */
    public void status(String environment, String json) {
        statusByEnvironment.put(environment, json);
        streams.forEach(stream -> send(stream, json));
    }

    public void events(String json) {
        events = json;
    }

    public void flags(String json) {
        flags = json;
    }

    /** Sets what is answered below {@code /api/environments/dev/}, as an answer and as a stream of one event. */
    public void answer(String path, String json) {
        answers.put(path, json);
    }

    /** Cuts every stream and refuses new ones, as when the daemon is stopped. */
    public void goAway() {
        away = true;
        streams.forEach(SseEmitter::complete);
        streams.clear();
    }

    public void comeBack() {
        away = false;
    }

    /** How many streams were asked for, refused ones included. */
    public int connections() {
        return connections.get();
    }

    @GetMapping(path = "/api/environments", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> list() {
        List<String> items = environments.stream()
                .map(name -> "{\"name\":\"" + name + "\",\"state\":\"RUNNING\"}")
                .toList();
        return answer("[" + String.join(",", items) + "]");
    }

    @GetMapping(path = "/api/environments/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> status(@PathVariable String name) {
        String json = statusByEnvironment.get(name);
        return json == null ? ResponseEntity.notFound().build() : answer(json);
    }

    @GetMapping(path = "/api/environments/{name}/flags", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> flags() {
        return answer(flags);
    }

    @GetMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> events(@RequestParam(defaultValue = "0") long after) {
        return answer(events);
    }

    @GetMapping("/api/environments/{name}/stream")
    ResponseEntity<SseEmitter> stream(@PathVariable String name) {
        connections.incrementAndGet();
        if (away) {
            return ResponseEntity.status(503).build();
        }
        SseEmitter stream = new SseEmitter(0L);
        streams.add(stream);
        stream.onCompletion(() -> streams.remove(stream));
        String json = statusByEnvironment.get(name);
        if (json != null) {
            send(stream, json);
        }
        return ResponseEntity.ok(stream);
    }

    @GetMapping(
            path = {
                "/api/environments/{name}/objectives/course",
                "/api/environments/{name}/alerts",
                "/api/environments/{name}/services/{service}/traffic",
                "/api/environments/{name}/services/{service}/traces"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> answers(HttpServletRequest request) {
        String json = answers.get(keyOf(request));
        return json == null ? ResponseEntity.notFound().build() : answer(json);
    }

    @GetMapping(path = "/api/logs/{name}/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> log() {
        String json = answers.get("log");
        return json == null ? ResponseEntity.notFound().build() : answer(json);
    }

    @GetMapping({"/api/environments/{name}/objectives/stream", "/api/environments/{name}/alerts/stream"})
    ResponseEntity<SseEmitter> told(HttpServletRequest request) {
        String key = keyOf(request).replace("/stream", "");
        String json = answers.get(key);
        if (away || json == null) {
            return ResponseEntity.status(503).build();
        }
        SseEmitter stream = new SseEmitter(0L);
        streams.add(stream);
        stream.onCompletion(() -> streams.remove(stream));
        send(stream, key, json);
        return ResponseEntity.ok(stream);
    }

    private static String keyOf(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst("/api/environments/[^/]+/", "");
    }

    private ResponseEntity<String> answer(String json) {
        return away ? ResponseEntity.status(503).build() : ResponseEntity.ok(json);
    }

    private void send(SseEmitter stream, String json) {
        send(stream, "status", json);
    }

    private void send(SseEmitter stream, String name, String json) {
        try {
            stream.send(SseEmitter.event().name(name).data(json.replaceAll("\\s*\n\\s*", ""), MediaType.TEXT_PLAIN));
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
    }

    @Override
    public void close() {
        streams.forEach(SseEmitter::complete);
    }
}
