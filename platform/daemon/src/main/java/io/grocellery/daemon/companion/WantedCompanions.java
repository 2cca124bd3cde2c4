package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to run beside the shop.
 *
 * @param alertSpeed how many times faster than written the alert rules go, 1 to 1000
 */
record WantedCompanions(Set<Companion> companions, int alertSpeed) {

    static final WantedCompanions NONE = new WantedCompanions(Set.of(), 1);

    private static final int FASTEST = 1000;

    /** @throws ExplainedException when the speed is out of range */
    WantedCompanions {
        companions = companions.isEmpty() ? Set.of() : Set.copyOf(companions);
        if (alertSpeed < 1 || alertSpeed > FASTEST) {
            throw new ExplainedException(
                    "alert rules cannot go " + alertSpeed + " times faster",
                    "from 1, as written, to " + FASTEST + " is possible",
                    "60 turns a minute into a second");
        }
    }

    /** What is in the file. */
    private record Content(List<String> companions, int alertSpeed) {}

    /** After what a person asked for. */
    WantedCompanions after(CompanionRequest request) {
        Set<Companion> next = EnumSet.noneOf(Companion.class);
        next.addAll(companions);
        Objects.requireNonNullElse(request.with(), List.<String>of()).forEach(name -> next.add(Companion.named(name)));
        Objects.requireNonNullElse(request.without(), List.<String>of())
                .forEach(name -> next.remove(Companion.named(name)));
        return new WantedCompanions(next, Objects.requireNonNullElse(request.alertSpeed(), alertSpeed));
    }

    /** What an earlier daemon wrote; nothing when it wrote nothing, or the file is broken. */
    static WantedCompanions read(Path file, JsonMapper json) {
        try {
            Content content = json.readValue(Files.readString(file), Content.class);
            return NONE.after(new CompanionRequest(content.companions(), List.of(), content.alertSpeed()));
        } catch (NoSuchFileException | JacksonException | ExplainedException absent) {
            return NONE;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    void write(Path file, JsonMapper json) {
        List<String> names =
                companions.stream().map(Companion::toString).sorted().toList();
        DurableFile.write(file, json.writeValueAsString(new Content(names, alertSpeed)));
    }
}
