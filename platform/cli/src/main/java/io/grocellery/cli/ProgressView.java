package io.grocellery.cli;

import io.grocellery.core.status.Progress;
import io.grocellery.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Shows phases as they begin and end: a line for each end, and on a terminal a moving line for what is under way. */
final class ProgressView implements AutoCloseable {

    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private static final Duration FRAME = Duration.ofMillis(200);

    private final Screen screen;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Map<String, Instant> underWay = new ConcurrentSkipListMap<>();
    private final Thread ticker;
    private int frame;
    private String failedPhase = "";

    ProgressView(Screen screen, Clock clock, Sleeper sleeper) {
        this.screen = screen;
        this.clock = clock;
        this.sleeper = sleeper;
        this.ticker = Thread.ofPlatform().daemon().name("spinner").start(this::spin);
    }

    /**
     * Shows a line of JSON that the daemon sent.
     *
     * @throws ProgressFailure when it says that the whole failed
     */
    void showLine(String json) {
        Progress progress = DaemonClient.read(json, Progress.class);
        if (progress.endsAll()) {
            throw ProgressFailure.of(failedPhase, progress);
        }
        show(progress);
    }

    synchronized void show(Progress progress) {
        screen.clearTransientLine();
        switch (progress.state()) {
            case STARTED -> underWay.put(progress.phase(), clock.instant());
            case NOTE -> screen.line("  @|yellow !|@ " + progress.phase() + ": " + progress.message());
            case DONE -> ended(progress, "@|green ✓|@");
            case FAILED -> {
                failedPhase = progress.phase();
                ended(progress, "@|red ✗|@");
            }
        }
    }

    private void ended(Progress progress, String mark) {
        underWay.remove(progress.phase());
        String message = progress.message().isEmpty() ? "" : ": " + progress.message();
        screen.line("  " + mark + " " + progress.phase() + message
                + String.format(Locale.ROOT, " @|faint (%.1f s)|@", progress.millis() / 1000.0));
    }

    private void spin() {
        try {
            while (true) {
                tick();
                sleeper.sleep(FRAME);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tick() {
        if (!underWay.isEmpty()) {
            frame = (frame + 1) % SPINNER.length();
            screen.transientLine("  " + SPINNER.charAt(frame) + " " + described());
        }
    }

    private String described() {
        StringBuilder text = new StringBuilder();
        underWay.forEach((phase, since) -> text.append(text.isEmpty() ? "" : ", ")
                .append(phase)
                .append(' ')
                .append(Duration.between(since, clock.instant()).toSeconds())
                .append(" s"));
        return text.length() > 100 ? text.substring(0, 100) + "…" : text.toString();
    }

    @Override
    public void close() {
        ticker.interrupt();
        screen.clearTransientLine();
    }
}
