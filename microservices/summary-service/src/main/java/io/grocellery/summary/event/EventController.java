package io.grocellery.summary.event;

import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.summary.order.KnownOrder;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where order-service delivers its events. */
@RestController
class EventController {
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final EventReader reader;
    private final EventIntake intake;
    private final EventMetrics metrics;

    EventController(EventReader reader, EventIntake intake, EventMetrics metrics) {
        this.reader = reader;
        this.intake = intake;
        this.metrics = metrics;
    }

    /** Answers 204 when the event is taken, was taken before, or is of no concern here; 400 when it can never be. */
    @PostMapping(
            path = "/summaries/events",
            consumes = {CLOUD_EVENT, MediaType.APPLICATION_JSON_VALUE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody CloudEvent event) {
        try {
            reader.read(event).ifPresentOrElse(news -> take(reader.id(event), news), metrics::ignored);
        } catch (MalformedEventException e) {
            metrics.refused();
            throw refusal(e);
        }
    }

    private void take(EventId id, KnownOrder news) {
        if (intake.take(id, news)) {
            metrics.taken(news);
        } else {
            metrics.duplicate();
        }
    }

    private static ProblemException refusal(MalformedEventException e) {
        var error = Map.of("field", e.field(), "message", String.valueOf(e.getMessage()));
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-event", e.field() + ": " + e.getMessage())
                .with("errors", List.of(error));
    }
}
