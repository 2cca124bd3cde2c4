package io.grocellery.target.local.release;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can become a release; to be closed. */
sealed interface Artifact extends AutoCloseable permits ApplicationJar, ApplicationFolder {

    /** Opens a jar, or a folder of something that is no jar. */
    static Artifact open(Path path) throws IOException {
        return Files.isDirectory(path) ? new ApplicationFolder(path) : ApplicationJar.open(path);
    }

    /** Whether all of it is in the one file that was opened. */
    boolean inOneFile();

    /** Adds all that it consists of to the digest, whatever the order and the dates of its parts. */
    void digest(ContentDigest digest) throws IOException;

    /**
     * Where something that was digested lies below the folder that it was laid out in, when it lies there just as it is.
     *
     * @param digested its name in the digest
     */
    Optional<String> copiedTo(String digested);

    /** Copies it to a folder, ready to run. */
    void layOut(Path folder, ServiceName service) throws IOException;

    /** The Java version it says it was built with; empty when it does not say. */
    String javaVersion() throws IOException;

    boolean springAot();

    /** In class path order. */
    List<Dependency> dependencies() throws IOException;

    List<Migration> migrations();

    @Override
    void close() throws IOException;
}
