package io.grocellery.cli;

import io.grocellery.cli.Line.Tone;
import io.grocellery.core.status.RolloutStatus;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a rollout is shown as it goes on. */
abstract sealed class RolloutDisplay implements AutoCloseable {

    private @Nullable RolloutStatus last;

    /** A picture that is drawn again in place. */
    static RolloutDisplay redrawn(Screen screen, ZoneId zone) {
        return new Redrawn(screen.liveArea(), TerminalSize::now, zone);
    }

    /** A line for each change. */
    static RolloutDisplay plain(Screen screen, ZoneId zone) {
        return new Plain(screen, zone);
    }

    final void show(RolloutStatus status) {
        show(last, status);
        last = status;
    }

    final boolean hasShown() {
        return last != null;
    }

    /** The daemon has not answered for so long. */
    final void silent(Duration silence) {
        if (last != null) {
            silent(last, silence);
        }
    }

    abstract void show(@Nullable RolloutStatus before, RolloutStatus now);

    abstract void silent(RolloutStatus before, Duration silence);

    @Override
    public void close() {}

    static final class Redrawn extends RolloutDisplay {

        private final LiveArea area;
        private final Supplier<TerminalSize> size;
        private final ZoneId zone;

        Redrawn(LiveArea area, Supplier<TerminalSize> size, ZoneId zone) {
            this.area = area;
            this.size = size;
            this.zone = zone;
            Runtime.getRuntime().addShutdownHook(new Thread(area::close, "cursor"));
        }

        @Override
        void show(@Nullable RolloutStatus before, RolloutStatus now) {
            draw(now, List.of());
        }

        @Override
        void silent(RolloutStatus before, Duration silence) {
            draw(
                    before,
                    List.of(Line.of(
                            "The daemon has not answered for " + silence.toSeconds()
                                    + " s; this is what was seen last. Trying again.",
                            Tone.BAD)));
        }

        /** The last column stays empty: a terminal that stands behind it would erase what was written there. */
        private void draw(RolloutStatus status, List<Line> below) {
            TerminalSize now = size.get();
            int columns = now.width() - 1;
            List<Line> lines =
                    new ArrayList<>(new RolloutPicture(columns, now.height() - 1 - below.size(), zone).of(status));
            below.forEach(line -> lines.add(line.cut(columns)));
            area.draw(lines, now.width());
        }

        @Override
        public void close() {
            area.close();
        }
    }

    static final class Plain extends RolloutDisplay {

        private final Screen screen;
        private final RolloutChanges changes;
        private boolean silent;

        Plain(Screen screen, ZoneId zone) {
            this.screen = screen;
            this.changes = new RolloutChanges(
                    new RolloutPicture(TerminalSize.USUAL.width(), TerminalSize.USUAL.height(), zone));
        }

        @Override
        void show(@Nullable RolloutStatus before, RolloutStatus now) {
            silent = false;
            changes.between(before, now).forEach(line -> screen.raw(line.text()));
        }

        @Override
        void silent(RolloutStatus before, Duration silence) {
            if (!silent) {
                screen.raw("the daemon does not answer; trying again");
                silent = true;
            }
        }
    }
}
