package io.grocellery.sample;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.money.Money;
import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.chassis.page.Cursor;
import io.grocellery.chassis.page.Limit;
import io.grocellery.chassis.page.Page;
import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@RestController
class NoteController {

    private final JdbcClient jdbc;
    private final IdSource ids;
    private final RestClient relaying;
    private final RestClient asService;

    NoteController(JdbcClient jdbc, IdSource ids, OutboundClients clients) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.relaying = clients.relaying("other-service");
        this.asService = clients.asService("other-service");
    }

    record NewNote(
            @NotBlank String text,
            @Min(1) @Max(99) int stars,
            @Valid @NotNull Money price) {}

    record Note(UUID id, String text) {}

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Note create(@Valid @RequestBody NewNote body) {
        Note note = new Note(ids.next(), body.text());
        jdbc.sql("INSERT INTO note VALUES (?, ?)")
                .params(note.id(), note.text())
                .update();
        return note;
    }

    @GetMapping("/notes")
    Page<Note> list(
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit, @RequestParam @Nullable String cursor) {
        UUID after = cursor == null ? new UUID(0, 0) : Cursor.decode(cursor, 1).uuid(0);
        List<Note> rows = jdbc.sql("SELECT id, text FROM note WHERE id > ? ORDER BY id LIMIT ?")
                .params(after, limit + 1)
                .query(Note.class)
                .list();
        return Page.of(rows, limit, note -> Cursor.of(note.id()));
    }

    @GetMapping("/notes/{id}")
    Note get(@PathVariable UUID id) {
        return jdbc.sql("SELECT id, text FROM note WHERE id = ?")
                .param(id)
                .query(Note.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("note", id));
    }

    @GetMapping("/me")
    Caller me(Caller caller) {
        return caller;
    }

    @GetMapping("/notes/who")
    String who(Optional<Caller> caller) {
        return caller.map(Caller::subject).orElse("nobody");
    }

    @GetMapping("/secrets")
    String secrets() {
        return "for admins";
    }

    @GetMapping("/machinery")
    String machinery() {
        return "for services";
    }

    @GetMapping("/notes/broken")
    String broken() {
        throw new IllegalStateException("a fault of ours");
    }

    @GetMapping("/relay/{what}")
    @Nullable
    JsonNode relay(@PathVariable String what) {
        return relaying.get().uri("/{what}", what).retrieve().body(JsonNode.class);
    }

    @GetMapping("/relay/own/{what}")
    @Nullable
    JsonNode own(@PathVariable String what) {
        return asService.get().uri("/{what}", what).retrieve().body(JsonNode.class);
    }
}
