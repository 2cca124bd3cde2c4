package io.grocellery.daemon.environment;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an environment is to run, in a file, so that the next daemon goes on with it. */
final class Wanted {

    private final Path file;
    private final JsonMapper json;

    Wanted(Path file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    /** What the file holds. */
    record Content(String gatewayRelease, List<Entry> instances) {

        ReleaseId gateway() {
            return new ReleaseId(gatewayRelease);
        }

        List<Assignment> assignments() {
            return instances.stream().map(Entry::assignment).toList();
        }
    }

    /** An assignment in plain words. */
    record Entry(String id, String service, String release, int port) {

        static Entry of(Assignment assignment) {
            return new Entry(
                    assignment.id().value(),
                    assignment.service().value(),
                    assignment.release().value(),
                    assignment.port().number());
        }

        Assignment assignment() {
            return new Assignment(new InstanceId(id), new ServiceName(service), new ReleaseId(release), new Port(port));
        }
    }

    synchronized void write(List<Assignment> assignments, ReleaseId gateway) {
        Content content =
                new Content(gateway.value(), assignments.stream().map(Entry::of).toList());
        DurableFile.folder(folder());
        DurableFile.write(file, json.writeValueAsString(content));
    }

    /**
     * Changes what is wanted, and answers it.
     *
     * @throws IllegalStateException when nothing is wanted
     */
    synchronized List<Assignment> change(UnaryOperator<List<Assignment>> change) {
        Content content = read().orElseThrow(() -> new IllegalStateException("the environment is not wanted"));
        List<Assignment> next = List.copyOf(change.apply(content.assignments()));
        write(next, content.gateway());
        return next;
    }

    /** Nothing is wanted any more. */
    synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file, failed);
        }
    }

    /** Empty when nothing is wanted, and when the file is broken: then the next {@code up} says what is wanted. */
    synchronized Optional<Content> read() {
        try {
            return Optional.of(json.readValue(Files.readString(file), Content.class));
        } catch (NoSuchFileException | JacksonException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    List<Assignment> assignments() {
        return read().map(Content::assignments).orElse(List.of());
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }
}
