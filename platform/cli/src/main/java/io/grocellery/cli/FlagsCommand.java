package io.grocellery.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/** Looks at feature flags and changes them. */
@Command(
        name = "flags",
        mixinStandardHelpOptions = true,
        description = "Show and change feature flags; running services take a change up within a second.",
        subcommands = {FlagsCommand.ListFlags.class, FlagsCommand.ShowFlag.class, FlagsCommand.SetFlag.class})
final class FlagsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: list, show or set.");
    }

    /** What the three have in common. */
    abstract static class FlagCommand extends BaseCommand {

        @Mixin
        @SuppressWarnings("NullAway.Init")
        private EnvironmentOption environment;

        @Option(names = "--json", description = "Print the facts as JSON.")
        private boolean json;

        final String path() {
            return "/api/environments/" + environment.value() + "/flags";
        }

        final String path(String flag) {
            return path() + "/" + ParamsCommand.encoded(flag);
        }

        /** Prints the daemon's answer, as it stands or for a person. */
        final ExitCode told(String answer) {
            if (json) {
                screen().raw(answer);
            } else {
                tell(JSON.std.mapFrom(answer));
            }
            return ExitCode.DONE;
        }

        abstract void tell(Map<String, Object> answer);
    }

    /** All flags in a table. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the flags of an environment.")
    static final class ListFlags extends FlagCommand {

        @Override
        protected ExitCode run() {
            return told(daemon().get(path()));
        }

        @Override
        void tell(Map<String, Object> answer) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("FLAG", "WHO GETS WHAT"));
            for (Object item : (List<?>) answer.getOrDefault("items", List.of())) {
                Map<?, ?> flag = (Map<?, ?>) item;
                rows.add(List.of(String.valueOf(flag.get("name")), String.valueOf(flag.get("rule"))));
            }
            screen().table(rows);
        }
    }

    /** One flag with its variants. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a flag and its variants.")
    static final class ShowFlag extends FlagCommand {

        @Parameters(paramLabel = "NAME", description = "Such as coupon-suggestions.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Override
        protected ExitCode run() {
            return told(daemon().get(path(name)));
        }

        @Override
        void tell(Map<String, Object> answer) {
            screen().raw(answer.get("name") + ": " + answer.get("rule"));
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("VARIANT", "VALUE"));
            ((Map<?, ?>) Objects.requireNonNull(answer.get("variants")))
                    .forEach((variant, value) -> rows.add(List.of(variant.toString(), String.valueOf(value))));
            screen().table(rows);
        }
    }

    /** Gives a variant to everybody, or to a percentage of the people. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Give a variant to everybody, or to a percentage of the people. A larger percentage takes"
                    + " nobody out, a smaller one takes nobody in.")
    static final class SetFlag extends FlagCommand {

        private static final int WHOLE = 100;

        @Parameters(index = "0", paramLabel = "NAME", description = "Such as coupon-suggestions.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "VARIANT",
                description = "Such as on or off (with --percentage: on unless given).")
        private @Nullable String variant;

        @Option(
                names = "--percentage",
                paramLabel = "N",
                description = "How many of a hundred people get it, 0 to 100; the others get the other variant.")
        private @Nullable Integer percentage;

        @Override
        protected ExitCode run() {
            if (variant == null && percentage == null) {
                throw usage("Name a variant, or a --percentage, or both.");
            }
            if (percentage != null && (percentage < 0 || percentage > WHOLE)) {
                throw usage("A percentage is 0 to 100, not " + percentage + ".");
            }
            return told(daemon().post(path(name), wish()));
        }

        private Map<String, ?> wish() {
            Map<String, Object> wish = new LinkedHashMap<>();
            wish.put("by", Person.here());
            if (variant != null) {
                wish.put("variant", variant);
            }
            if (percentage != null) {
                wish.put("percentage", percentage);
            }
            return wish;
        }

        @Override
        void tell(Map<String, Object> answer) {
            screen().raw(answer.get("name") + ": " + answer.get("rule"));
        }
    }
}
