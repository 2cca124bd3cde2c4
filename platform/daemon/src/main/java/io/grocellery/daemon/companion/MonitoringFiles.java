package io.grocellery.daemon.companion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of {@code monitoring/} as this installation needs them: every port of this machine moved by the
 * installation's offset, and time run faster where that is asked for. Nothing else differs from what a person reads.
 */
final class MonitoringFiles {

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d{4,5}");

    /** A range within an expression, or the whole value of a setting. */
    private static final Pattern RANGE = Pattern.compile("(?<=\\[)(\\d+)([smhd])(?=])");

    private static final Pattern SETTING = Pattern.compile("(?m)(?<=: )(\\d+)([smhd])(?=\\s*$)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** A rate wants two scrapes within its range, also when one came late. */
    private static final Duration SHORTEST_RANGE = Duration.ofSeconds(5);

    private static final Duration SHORTEST_SETTING = Duration.ofSeconds(1);

    private final Path folder;
    private final int portOffset;

    MonitoringFiles(Path folder, int portOffset) {
        this.folder = folder;
        this.portOffset = portOffset;
    }

    /** @param speed how many times faster every duration goes, 1 as it is written */
    String read(String file, int speed) {
        try {
            return rendered(Files.readString(folder.resolve(file)), speed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder.resolve(file), unreadable);
        }
    }

    String rendered(String text, int speed) {
        String moved =
                PORT.matcher(text).replaceAll(port -> Integer.toString(Integer.parseInt(port.group()) + portOffset));
        return speed == 1
                ? moved
                : faster(faster(moved, RANGE, SHORTEST_RANGE, speed), SETTING, SHORTEST_SETTING, speed);
    }

    private static String faster(String text, Pattern durations, Duration shortest, int speed) {
        Matcher matcher = durations.matcher(text);
        return matcher.replaceAll(found -> shortened(found, shortest, speed).toMillis() + "ms");
    }

    private static Duration shortened(MatchResult found, Duration shortest, int speed) {
        Duration written =
                UNITS.getOrDefault(found.group(2), Duration.ZERO).multipliedBy(Long.parseLong(found.group(1)));
        Duration shortened = written.dividedBy(speed);
        Duration floor = written.compareTo(shortest) < 0 ? written : shortest;
        return shortened.compareTo(floor) < 0 ? floor : shortened;
    }
}
