package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.CompanionStatus;
import io.grocellery.core.status.Progress;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.daemon.environment.SideProcesses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What runs beside the shop to look at it. The shop runs as well without. */
public final class Companions {

    private static final Logger log = LoggerFactory.getLogger(Companions.class);
    private static final Duration READY_DEADLINE = Duration.ofSeconds(60);

    private final Map<Companion, List<CompanionProgram>> programs;
    private final SideProcesses processes;
    private final CompanionFiles files;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile WantedCompanions wanted = WantedCompanions.NONE;

    Companions(
            Map<Companion, List<CompanionProgram>> programs,
            SideProcesses processes,
            CompanionFiles files,
            JsonMapper json,
            InstantSource clock) {
        this.programs = Map.copyOf(programs);
        this.processes = processes;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Starts and ends what a person asked for, and returns when all that is wanted is ready.
     *
     * @throws ExplainedException when one cannot be started; what ran before goes on
     */
    public void change(CompanionRequest request, Consumer<Progress> listener) {
        oneAtATime(() -> {
            WantedCompanions next = wanted.after(request);
            ProgressLog progress = new ProgressLog(clock, listener);
            if (!next.companions().isEmpty()) {
                progress.phase("tools", () -> require(next, progress));
            }
            progress.phase("beside the shop", () -> start(next));
        });
    }

    /** Ends all of them, and forgets that they were wanted. */
    public void down(Consumer<Progress> listener) {
        oneAtATime(() -> {
            if (!wanted.companions().isEmpty()) {
                String names = names(programsOf(wanted));
                wanted = WantedCompanions.NONE;
                wanted.write(files.wanted(), json);
                new ProgressLog(clock, listener).phase(names, () -> {
                    processes.end();
                    return "stopped";
                });
            }
        });
    }

    /** Those that are wanted. */
    public List<CompanionStatus> status() {
        return programsOf(wanted)
                .map(each -> processes.status(each.name(), each.url()))
                .toList();
    }

    /** Goes on with what an earlier daemon kept up. */
    void resume() {
        oneAtATime(() -> {
            try {
                WantedCompanions before = WantedCompanions.read(files.wanted(), json);
                if (!before.companions().isEmpty()) {
                    want(before);
                }
            } catch (ExplainedException unfit) {
                log.atError()
                        .setMessage("cannot go on with what ran beside the shop; ./grocellery up --with begins anew")
                        .setCause(unfit)
                        .log();
            }
        });
    }

    /** Looks, decides, acts once. */
    void turn() {
        processes.turn();
    }

    private String require(WantedCompanions next, ProgressLog progress) {
        programsOf(next).forEach(each -> each.require(progress));
        return "all there";
    }

    private String start(WantedCompanions next) {
        want(next);
        next.write(files.wanted(), json);
        if (!processes.awaitReady(READY_DEADLINE)) {
            String first = processes.notReady().getFirst();
            throw new ExplainedException(
                    first + " is not ready after " + READY_DEADLINE.toSeconds() + " s",
                    "not ready: " + String.join(", ", processes.notReady()),
                    "look at ./grocellery logs " + first + "; the shop runs as well without it");
        }
        return next.companions().isEmpty() ? "nothing runs any more" : names(programsOf(next)) + " ready";
    }

    private void want(WantedCompanions next) {
        List<WorkloadSpec> specs =
                programsOf(next).map(each -> each.prepare(next.alertSpeed())).toList();
        processes.want(specs);
        wanted = next;
    }

    private Stream<CompanionProgram> programsOf(WantedCompanions chosen) {
        return Stream.of(Companion.values())
                .filter(chosen.companions()::contains)
                .flatMap(each -> programs.getOrDefault(each, List.of()).stream());
    }

    private static String names(Stream<CompanionProgram> programs) {
        return String.join(", ", programs.map(CompanionProgram::name).toList());
    }

    private void oneAtATime(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }
}
