package io.grocellery.pages;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pages that follow something by its name, until it is over.
 *
 * @param <T> where it stands at one moment
 */
final class Followers<T> implements AutoCloseable {

    private final Map<SseEmitter, String> streams = new ConcurrentHashMap<>();
    private final String event;
    private final Predicate<T> over;
    private volatile boolean away;

    /** @param event the events' name */
    Followers(String event, Predicate<T> over) {
        this.event = event;
        this.over = over;
    }

    /** Somebody begins to follow; there must be such a thing. */
    ResponseEntity<SseEmitter> follow(String id, Optional<T> present) {
        if (present.isEmpty() || away) {
            return ResponseEntity.status(present.isEmpty() ? 404 : 503).build();
        }
        SseEmitter stream = new SseEmitter(0L);
        streams.put(stream, id);
        stream.onCompletion(() -> streams.remove(stream));
        send(stream, present.get());
        return ResponseEntity.ok(stream);
    }

    /** Tells everybody who follows it. */
    void tell(String id, T status) {
        Set.copyOf(streams.keySet()).stream()
                .filter(stream -> id.equals(streams.get(stream)))
                .forEach(stream -> send(stream, status));
    }

    private void send(SseEmitter stream, T status) {
        try {
            stream.send(SseEmitter.event().name(event).data(status));
            if (over.test(status)) {
                stream.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            streams.remove(stream);
        }
    }

    /** Whether nobody is answered. */
    boolean away() {
        return away;
    }

    /** Cuts every stream and refuses new ones, as when the daemon is stopped. */
    void goAway() {
        away = true;
        close();
        streams.clear();
    }

    /** Answers again. */
    void comeBack() {
        away = false;
    }

    @Override
    public void close() {
        streams.keySet().forEach(SseEmitter::complete);
    }
}
