package io.grocellery.summary.event;

import io.grocellery.chassis.problem.ProblemException;
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

    EventController(EventReader reader, EventIntake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /** Answers 204 when the event is taken, was taken before, or is of no concern here; 400 when it can never be. */
    @PostMapping(
            path = "/summaries/events",
            consumes = {CLOUD_EVENT, MediaType.APPLICATION_JSON_VALUE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody CloudEvent event) {
        try {
            reader.read(event).ifPresent(news -> intake.take(reader.id(event), news));
        } catch (MalformedEventException e) {
            throw refusal(e);
        }
    }

    private static ProblemException refusal(MalformedEventException e) {
        var error = Map.of("field", e.field(), "message", String.valueOf(e.getMessage()));
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-event", e.field() + ": " + e.getMessage())
                .with("errors", List.of(error));
    }
}
