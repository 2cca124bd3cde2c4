package io.grocellery.performance.runner;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs benchmarks one after the other. One that fails, or lacks a tool, keeps no other from being run. */
public final class Runner implements AutoCloseable {

    private final RunnerSettings settings;
    private final Path parent;
    private @Nullable TemporaryWorkplace present;
    private boolean closed;

    /** @param parent where folders to work in come and go */
    public Runner(RunnerSettings settings, Path parent) {
        this.settings = settings;
        this.parent = parent;
    }

    /** Runs them in the order given. */
    public List<Result> run(List<Benchmark> benchmarks) {
        return benchmarks.stream().map(this::run).toList();
    }

    private Result run(Benchmark benchmark) {
        List<Tool> missing = benchmark.tools().stream()
                .filter(tool -> settings.programs().find(tool).isEmpty())
                .sorted()
                .toList();
        return missing.isEmpty() ? measure(benchmark) : notRun(benchmark, missing);
    }

    private static Result notRun(Benchmark benchmark, List<Tool> missing) {
        String names = missing.stream().map(Tool::program).collect(Collectors.joining(" and "));
        String packages = missing.stream().map(Tool::debianPackage).collect(Collectors.joining(" "));
        return new Result.NotRun(
                benchmark.name(),
                names + (missing.size() == 1 ? " is" : " are") + " not installed",
                "apt install " + packages);
    }

    private Result measure(Benchmark benchmark) {
        settings.progress().accept(benchmark.name() + ": " + benchmark.summary());
        Instant started = settings.patience().clock().instant();
        try (TemporaryWorkplace workplace = open()) {
            Findings findings = within(benchmark.limit(), new FutureTask<>(() -> benchmark.run(workplace)));
            return new Result.Measured(benchmark.name(), since(started), findings);
        } catch (IOException failed) {
            return new Result.Failed(benchmark.name(), since(started), reason(failed));
        }
    }

    private static Findings within(Duration limit, FutureTask<Findings> task) throws IOException {
        Thread thread = Thread.ofPlatform().name("benchmark").daemon().start(task);
        try {
            return task.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw new IOException("it was given up after " + limit.toSeconds() + " s", tooLong);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed.getCause()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", interrupted);
        } finally {
            thread.interrupt();
        }
    }

    private static String reason(@Nullable Throwable failure) {
        return failure == null || failure.getMessage() == null ? String.valueOf(failure) : failure.getMessage();
    }

    private Duration since(Instant started) {
        return Duration.between(started, settings.patience().clock().instant());
    }

    private synchronized TemporaryWorkplace open() throws IOException {
        if (closed) {
            throw new IOException("it was given up");
        }
        TemporaryWorkplace workplace = new TemporaryWorkplace(settings, parent);
        present = workplace;
        return workplace;
    }

    /** Ends and removes what the present benchmark has; no other begins. */
    @Override
    public void close() {
        TemporaryWorkplace last = giveUp();
        if (last != null) {
            last.close();
        }
    }

    private synchronized @Nullable TemporaryWorkplace giveUp() {
        closed = true;
        return present;
    }
}
