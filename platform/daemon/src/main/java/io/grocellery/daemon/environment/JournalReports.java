package io.grocellery.daemon.environment;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.supervision.Effect;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** Writes what the supervisor reports into the journal. */
final class JournalReports implements EnvironmentLoop.Reports {

    private final EventJournal journal;
    private final EnvironmentName environment;
    private final InstantSource clock;

    JournalReports(EventJournal journal, EnvironmentName environment, InstantSource clock) {
        this.journal = journal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void report(Effect.Report report) {
        journal.append(new Event(
                clock.instant(),
                environment,
                report.component().value(),
                "instance-" + report.kind().name().toLowerCase(Locale.ROOT),
                severity(report.kind()),
                report.message(),
                Map.of()));
    }

    private static Severity severity(Effect.Kind kind) {
        return switch (kind) {
            case STARTED, READY, STOPPED -> Severity.INFO;
            case UNREADY -> Severity.WARNING;
            case ENDED, HUNG -> Severity.ERROR;
        };
    }
}
