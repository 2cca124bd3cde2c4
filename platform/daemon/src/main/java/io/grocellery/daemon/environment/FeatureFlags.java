package io.grocellery.daemon.environment;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.flagfile.Flag;
import io.grocellery.flagfile.FlagFile;
import io.grocellery.flagfile.Flags;
import io.grocellery.flagfile.InvalidFlagFileException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The feature flags of each environment: a file that its services read, begun from the definition beside the delivery
 * file and changed while they run. A change is one atomic write and one entry of the journal.
 */
public final class FeatureFlags {

    private final Installation installation;
    private final Set<EnvironmentName> environments;
    private final Optional<Path> definition;
    private final EventJournal journal;
    private final InstantSource clock;

    /** @param definition the file with the flags that an environment begins with */
    FeatureFlags(
            Installation installation,
            Set<EnvironmentName> environments,
            Optional<Path> definition,
            EventJournal journal,
            InstantSource clock) {
        this.installation = installation;
        this.environments = Set.copyOf(environments);
        this.definition = definition;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The flags in force, or those that an environment will begin with.
     *
     * @throws NoSuchElementException when there is no such environment
     * @throws ExplainedException when their file cannot be used
     */
    public Flags of(EnvironmentName environment) {
        return present(known(environment)).orElseGet(this::defined);
    }

    /**
     * One of them.
     *
     * @throws NoSuchElementException when there is no such environment
     * @throws ExplainedException when there is no such flag, or the file cannot be used
     */
    public Flag of(EnvironmentName environment, String flag) {
        return find(flag, of(environment), environment);
    }

    /**
     * Changes a flag; running services take it up by themselves.
     *
     * @param by who wants it, for the journal
     * @return the flag as it is now
     * @throws NoSuchElementException when there is no such environment
     * @throws ExplainedException when there is no such flag or it cannot be so; then nothing has changed
     */
    public synchronized Flag change(EnvironmentName environment, String flag, UnaryOperator<Flag> change, String by) {
        Flags flags = of(environment);
        Flag before = find(flag, flags, environment);
        Flag after = changed(before, change);
        if (!after.equals(before)) {
            write(environment, flags.with(after));
            note(environment, after, "flag-changed", by, after.rule() + ", before: " + before.rule());
        }
        return after;
    }

    private static Flag find(String flag, Flags flags, EnvironmentName environment) {
        return flags.find(flag)
                .orElseThrow(() -> new ExplainedException(
                        "there is no flag '" + flag + "' in " + environment,
                        "there are: " + String.join(", ", names(flags)),
                        "correct the name, or add the flag to the file that the delivery file names under flags"));
    }

    private static Flag changed(Flag before, UnaryOperator<Flag> change) {
        try {
            return change.apply(before);
        } catch (IllegalArgumentException unfit) {
            throw new ExplainedException(
                    "flag " + before.name() + " stays as it was",
                    String.valueOf(unfit.getMessage()),
                    "./grocellery flags show " + before.name() + " shows what it can be",
                    unfit);
        }
    }

    /**
     * Makes the file what the definition asks for: new flags come in, flags it no longer has go, and what was set since
     * stays. A file that cannot be used stays as it is for a person to look at.
     *
     * @return what came of it; empty when the delivery file names no flags
     * @throws ExplainedException when the definition cannot be used
     */
    synchronized Optional<String> prepare(EnvironmentName environment) {
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        Flags defined = defined();
        try {
            Optional<Flags> before = present(environment);
            Flags after = Flags.of(defined.all().stream()
                    .map(flag -> before.map(flags -> kept(flag, flags)).orElse(flag))
                    .toList());
            if (before.isEmpty() || !after.differingFrom(before.get()).isEmpty()) {
                write(environment, after);
            }
            before.ifPresent(flags -> noteDifferences(environment, flags, after));
            return Optional.of(described(after));
        } catch (ExplainedException unusable) {
            return Optional.of("left alone: " + unusable.why());
        }
    }

    /** What was set stays as long as the flag still has the same variants. */
    private static Flag kept(Flag defined, Flags before) {
        return before.find(defined.name().value())
                .filter(flag -> flag.variants().equals(defined.variants()))
                .orElse(defined);
    }

    private void noteDifferences(EnvironmentName environment, Flags before, Flags after) {
        for (String name : after.differingFrom(before)) {
            after.find(name)
                    .ifPresentOrElse(
                            flag -> note(environment, flag, "flag-defined", "the definition", flag.rule()),
                            () -> before.find(name)
                                    .ifPresent(flag ->
                                            note(environment, flag, "flag-removed", "the definition", "it is gone")));
        }
    }

    private static String described(Flags flags) {
        int count = flags.all().size();
        return count == 1 ? "1 flag" : count + " flags";
    }

    private Flags defined() {
        return definition
                .map(file -> read(file).orElseThrow(() -> unusable(file, List.of("there is no such file"), null)))
                .orElse(Flags.NONE);
    }

    private Optional<Flags> present(EnvironmentName environment) {
        return read(file(environment));
    }

    private static Optional<Flags> read(Path file) {
        try {
            return Optional.of(FlagFile.parse(Files.readString(file)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unusable(file, List.of(unreadable.toString()), unreadable);
        } catch (InvalidFlagFileException invalid) {
            throw unusable(file, invalid.problems(), invalid);
        }
    }

    private static ExplainedException unusable(Path file, List<String> problems, @Nullable Throwable cause) {
        return new ExplainedException(
                "the feature flags in " + file + " cannot be used",
                String.join("; ", problems),
                "correct the file; docs/guide/feature-flags.md says what may stand in it",
                cause);
    }

    private void write(EnvironmentName environment, Flags flags) {
        DurableFile.write(file(environment), FlagFile.write(flags));
    }

    private void note(EnvironmentName environment, Flag flag, String kind, String by, String what) {
        journal.append(new Event(
                clock.instant(),
                environment,
                flag.name().value(),
                kind,
                Severity.INFO,
                "flag " + flag.name() + ": " + what + " (by " + by + ")",
                Map.of("by", by, "rule", flag.rule())));
    }

    private Path file(EnvironmentName environment) {
        return new EnvironmentFiles(installation.environmentFolder(environment)).flags();
    }

    private EnvironmentName known(EnvironmentName environment) {
        if (!environments.contains(environment)) {
            throw new NoSuchElementException("there is no environment '" + environment + "'");
        }
        return environment;
    }

    private static List<String> names(Flags flags) {
        return flags.all().stream().map(flag -> flag.name().value()).toList();
    }
}
