package io.grocellery.chassis.flags;

import io.grocellery.flagfile.FlagFile;
import io.grocellery.flagfile.Flags;
import io.grocellery.flagfile.InvalidFlagFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flags of a file. One that cannot be used changes nothing: the last good flags stay in force. */
final class FlagSource {

    private final @Nullable Path file;
    private @Nullable Stamp seen;
    private volatile Flags flags = Flags.NONE;
    private volatile @Nullable String trouble;

    FlagSource(@Nullable Path file) {
        this.file = file;
    }

    /** What came of a look at the file. */
    sealed interface Look {

        /** Nothing new, or nothing there yet. */
        record Same() implements Look {}

        /** Its flags are in force; the names of those that are others than before. */
        record Taken(List<String> changed) implements Look {}

        /** It cannot be used. */
        record Refused(String why) implements Look {}
    }

    Flags flags() {
        return flags;
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Why the file as it is now is not in force. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Looks whether the file has changed, and takes its flags if it has. */
    synchronized Look look() {
        if (file == null) {
            return new Look.Same();
        }
        try {
            // taken before the content is read: what is written in between is seen at the next look
            Stamp stamp = Stamp.of(file);
            if (stamp.equals(seen)) {
                return new Look.Same();
            }
            seen = stamp;
            return take(FlagFile.parse(Files.readString(file)));
        } catch (NoSuchFileException absent) {
            return seen == null ? new Look.Same() : refuse(file + " is gone");
        } catch (IOException unreadable) {
            return refuse(file + " cannot be read: " + unreadable);
        } catch (InvalidFlagFileException invalid) {
            return refuse(file + ": " + invalid.getMessage());
        }
    }

    private Look take(Flags next) {
        List<String> changed = next.differingFrom(flags);
        flags = next;
        trouble = null;
        return new Look.Taken(changed);
    }

    private Look refuse(String why) {
        if (Objects.equals(why, trouble)) {
            return new Look.Same();
        }
        trouble = why;
        return new Look.Refused(why);
    }
}
