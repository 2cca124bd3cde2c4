package io.grocellery.scantools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * Images in a file, as {@code docker save} and Jib write them.
 *
 * @see <a href="https://github.com/moby/docker-image-spec">the image specification, "Combined Image JSON + Filesystem
 *     Changeset Format"</a>
 */
record ImageArchive(Path file) {

    private static final String MANIFEST = "manifest.json";
    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * How one of the images starts.
     *
     * @param name of the file within the archive that says so
     */
    record Configuration(String name, Tree content) {

        /** The user it starts as; empty when it does not say, which is root. */
        String user() {
            return content.at("config").at("User").textOr("");
        }

        /** Its variables, each {@code NAME=value}. */
        List<String> environment() {
            return content.at("config")
                    .at("Env")
                    .each()
                    .flatMap(variable -> variable.text().stream())
                    .toList();
        }
    }

    /** @throws ToolFailure when it is no such file */
    List<Configuration> configurations() throws ToolFailure {
        List<Configuration> all = new ArrayList<>();
        for (String name : named("Config")) {
            all.add(new Configuration(name, json(name)));
        }
        return all;
    }

    /**
     * Shows the files of every layer, those that a later layer hides too.
     *
     * @throws ToolFailure when a layer is not there, or cannot be read
     */
    void files(TarFiles.Visitor visitor) throws ToolFailure {
        Set<String> missing = new HashSet<>(named("Layers"));
        each((name, content) -> {
            if (missing.remove(name)) {
                TarFiles.each(uncompressed(content), visitor);
            }
        });
        if (!missing.isEmpty()) {
            throw new ToolFailure(file + " lacks its layers " + missing);
        }
    }

    private List<String> named(String what) throws ToolFailure {
        return json(MANIFEST)
                .each()
                .map(image -> image.at(what))
                .flatMap(value -> value.isList() ? value.each() : Stream.of(value))
                .flatMap(value -> value.text().stream())
                .distinct()
                .toList();
    }

    private Tree json(String wanted) throws ToolFailure {
        String text = text(wanted).orElseThrow(() -> new ToolFailure(file + " is no image: it has no " + wanted));
        try {
            return new Tree(JSON.std.anyFrom(text));
        } catch (JacksonException odd) {
            throw new ToolFailure(file + " is no image: its " + wanted + " is no JSON", odd);
        }
    }

    private Optional<String> text(String wanted) throws ToolFailure {
        AtomicReference<@Nullable String> found = new AtomicReference<>();
        each((name, content) -> {
            if (name.equals(wanted)) {
                found.set(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        return Optional.ofNullable(found.get());
    }

    private void each(TarFiles.Visitor visitor) throws ToolFailure {
        try (InputStream tar = new BufferedInputStream(Files.newInputStream(file))) {
            TarFiles.each(tar, visitor);
        } catch (IOException unreadable) {
            throw new ToolFailure("the image " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static InputStream uncompressed(InputStream layer) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(layer);
        buffered.mark(2);
        int magic = (buffered.read() << Byte.SIZE) | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(buffered)) : buffered;
    }
}
