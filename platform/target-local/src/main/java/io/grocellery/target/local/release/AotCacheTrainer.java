package io.grocellery.target.local.release;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileClaim;
import io.grocellery.target.local.process.DetachedLauncher;
import io.grocellery.target.local.process.ProcessIdentity;
import io.grocellery.target.local.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cache that lets a release start fast: runs it once, sends it requests, and ends it in good order, whereupon
 * the JVM writes the cache. Whatever goes wrong, the release can still be started plainly.
 */
public final class AotCacheTrainer {

    private static final Duration SHORTEST_SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final Patience patience;
    private final DetachedLauncher launcher = new DetachedLauncher();

    public AotCacheTrainer(Patience patience) {
        this.patience = patience;
    }

    /**
     * A run to learn from.
     *
     * @param arguments what the release is started with, as later in earnest
     * @param ready an address that answers 2xx once it can serve
     * @param requests fetched one after the other, whatever they answer
     * @param deadline for all of it, writing the cache included
     */
    public record Training(
            ReleaseFiles files,
            JavaLaunch launch,
            List<String> arguments,
            URI ready,
            List<URI> requests,
            Duration deadline) {}

    /** How it went. */
    public sealed interface Outcome {

        /** There is a cache to start from. */
        record Cached(Path cache, Duration took) implements Outcome {}

        /**
         * It must start plainly.
         *
         * @param reason for people
         */
        record Plain(String reason) implements Outcome {}
    }

    /** The cache made earlier for this release under this launch; empty when there is none. */
    public static Optional<Path> find(ReleaseFiles files, JavaLaunch launch) {
        return Optional.of(cacheFile(files, launch)).filter(Files::isRegularFile);
    }

    /** Makes the cache, unless there is one already. */
    public Outcome train(Training training) {
        if (!training.launch().runtime().hasAotCache()) {
            return new Outcome.Plain(
                    "plain start: Java " + training.launch().runtime().version()
                            + " cannot keep a cache from one training run, Java 25 can");
        }
        return find(training.files(), training.launch())
                .<Outcome>map(cache -> new Outcome.Cached(cache, Duration.ZERO))
                .orElseGet(() -> inTurn(training));
    }

    /** Of several installations that want the same cache, one makes it and the others wait for that. */
    private Outcome inTurn(Training training) {
        Instant deadline = patience.clock().instant().plus(training.deadline());
        Path cache = cacheFile(training.files(), training.launch());
        try (FileClaim turn = turn(cache, training.deadline())) {
            assert turn.holds();
            return find(training.files(), training.launch())
                    .<Outcome>map(made -> new Outcome.Cached(made, Duration.ZERO))
                    .orElseGet(() -> run(training, cache, deadline));
        } catch (IOException | RuntimeException failed) {
            return new Outcome.Plain("plain start: no cache could be made, " + failed.getMessage());
        }
    }

    private FileClaim turn(Path cache, Duration atMost) throws IOException {
        AtomicReference<@Nullable FileClaim> taken = new AtomicReference<>();
        patience.await(() -> tryTaking(taken, cache), atMost);
        FileClaim turn = taken.get();
        if (turn == null) {
            throw new IOException("another process has been making it for " + atMost.toSeconds() + " s already");
        }
        return turn;
    }

    private static boolean tryTaking(AtomicReference<@Nullable FileClaim> taken, Path cache) {
        FileClaim.of(lock(cache)).ifPresent(taken::set);
        return taken.get() != null;
    }

    private Outcome run(Training training, Path cache, Instant deadline) {
        Instant started = patience.clock().instant();
        Path unfinished = unfinished(cache);
        try {
            learn(training, unfinished, deadline);
            DurableFile.synchronise(unfinished);
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
            return new Outcome.Cached(
                    cache, Duration.between(started, patience.clock().instant()));
        } catch (IOException | RuntimeException failed) {
            return new Outcome.Plain("plain start: no cache could be made, " + failed.getMessage());
        } finally {
            discard(unfinished);
            discard(pidFile(unfinished));
        }
    }

    private void learn(Training training, Path cache, Instant deadline) throws IOException {
        ProcessIdentity process = start(training, cache);
        ProcessTree tree = new ProcessTree(process);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build()) {
            patience.await(() -> !process.isAlive() || answersWell(client, training.ready()), left(deadline));
            requireReady(process, client, training);
            training.requests().forEach(request -> answersWell(client, request));
        } finally {
            tree.end(shutdown(deadline), patience);
        }
        if (!Files.isRegularFile(cache)) {
            throw new IOException("the run left none, see " + log(cache));
        }
    }

    private ProcessIdentity start(Training training, Path cache) throws IOException {
        return launcher.launch(new DetachedLauncher.Launch(
                        "the training run",
                        training.launch().training(cache, training.files(), training.arguments()),
                        training.files().folder(),
                        log(cache),
                        pidFile(cache),
                        Map.of()))
                .identity()
                .orElseThrow(() -> new IOException("the run ended at once, see " + log(cache)));
    }

    private static void requireReady(ProcessIdentity process, HttpClient client, Training training) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the run ended before it was ready");
        }
        if (!answersWell(client, training.ready())) {
            throw new IOException(
                    "the run was not ready after " + training.deadline().toSeconds() + " s");
        }
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(patience.clock().instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration shutdown(Instant deadline) {
        Duration left = left(deadline);
        return left.compareTo(SHORTEST_SHUTDOWN) < 0 ? SHORTEST_SHUTDOWN : left;
    }

    private static boolean answersWell(HttpClient client, URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(REQUEST_TIMEOUT).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException("the training run was given up", "it was interrupted", "start it again");
        }
    }

    private static Path pidFile(Path unfinished) {
        return unfinished.resolveSibling(unfinished.getFileName() + ".pid");
    }

    static Path lock(Path cache) {
        return cache.resolveSibling(cache.getFileName() + ".lock");
    }

    private static Path log(Path cache) {
        return cache.resolveSibling("training.log");
    }

    /** One for each Java and list of options it is made under. */
    private static Path cacheFile(ReleaseFiles files, JavaLaunch launch) {
        String fits = launch.runtime().version() + "\n"
                + String.join("\n", launch.trained().options()) + "\n" + files.jar();
        byte[] digest = ContentDigest.sha256().digest(fits.getBytes(StandardCharsets.UTF_8));
        return files.folder().resolve("aot").resolve(HexFormat.of().formatHex(digest, 0, 8) + ".aot");
    }

    /** Another process may train the same at this moment. */
    private static Path unfinished(Path cache) {
        return cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // it takes room until the release is removed, and nothing else
        }
    }
}
