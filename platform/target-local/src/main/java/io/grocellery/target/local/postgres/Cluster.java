package io.grocellery.target.local.postgres;

import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The server's data folder: made whole or not at all. */
record Cluster(Path home, PostgresBinaries binaries, ServerUser user) {

    private static final String UNFINISHED = ".initialising-";

    Path data() {
        return home.resolve("data");
    }

    /**
     * Makes the data folder when there is none. What an interrupted attempt left is removed.
     *
     * @param superuser the password of the role {@code postgres}; handed over in a file that only the server's user can
     *     read, removed afterwards
     */
    void ensure(Secret superuser) {
        try {
            removeUnfinished();
            if (!Files.exists(data().resolve("global/pg_control"))) {
                initialise(superuser);
            }
            requireSameVersion();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make PostgreSQL's data folder " + data(), failed);
        }
    }

    /** Writes the configuration, readable by the server's user. */
    void configure(ServerSettings settings) {
        writeOwned(data().resolve("postgresql.conf"), settings.postgresqlConf());
        writeOwned(data().resolve("pg_hba.conf"), settings.hbaConf());
    }

    private void initialise(Secret superuser) throws IOException {
        FileTree.delete(data());
        Path temporary = Files.createTempDirectory(home, UNFINISHED);
        user.own(temporary);
        Path password = home.resolve(UNFINISHED + "password");
        try {
            writeOwned(password, superuser.reveal());
            runInitdb(temporary, password);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(temporary, data(), StandardCopyOption.ATOMIC_MOVE);
        DurableFile.synchronise(home);
    }

    private void runInitdb(Path folder, Path password) throws IOException {
        Process process = new ProcessBuilder(user.command(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + folder,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            FileTree.delete(folder);
            throw new ServerFailure("PostgreSQL's data folder cannot be made", output, home, data()).explained();
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .forEach(FileTree::delete);
        }
    }

    private void requireSameVersion() throws IOException {
        String version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals(binaries.majorVersion())) {
            throw new ExplainedException(
                    "PostgreSQL cannot start",
                    "the data in " + data() + " was written by version " + version + "; this build brings version "
                            + binaries.version(),
                    "use the build that wrote it, or remove the data with `./grocellery down --purge`");
        }
    }

    private void writeOwned(Path file, String content) {
        DurableFile.write(file, content);
        user.own(file);
    }
}
