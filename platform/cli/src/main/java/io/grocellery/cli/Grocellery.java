package io.grocellery.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
        name = "grocellery",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "A grocery shop in four services and everything it takes to run it in production.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done  1 failed  2 usage  3 missing tool  4 unwritable folder  5 build failed  6 not running",
            "  7 unhealthy  8 refused  9 target missed  10 rolled back"
        })
final class Grocellery implements Runnable {

    /** In the order in which help tells them. */
    private static final List<Class<?>> COMMANDS = List.of(
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ReleaseCommand.class,
            ReleasesCommand.class,
            ImageCommand.class,
            DoctorCommand.class,
            TestCommand.class,
            CheckCommand.class,
            ScanCommand.class,
            BenchCommand.class,
            AuthorisationCommand.class,
            DeployCommand.class,
            RolloutCommand.class,
            PipelineCommand.class,
            ApproveCommand.class,
            ReportCommand.class,
            ParamsCommand.class,
            FlagsCommand.class,
            SloCommand.class,
            AlertsCommand.class,
            TokenCommand.class,
            ConsoleCommand.class,
            WarmUpCommand.class,
            AutoComplete.GenerateCompletion.class);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CommonOptions options;

    private Grocellery() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(calledBy(arguments), arguments));
    }

    /** Runs one command to its end, after which nothing is open that it opened. */
    static int execute(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } finally {
            ((Grocellery) commandLine.getCommand()).options().close();
        }
    }

    /** With every command that there is. */
    static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /** With the one command that is called, where it is the first word: to know all of them takes twice as long. */
    static CommandLine calledBy(String... arguments) {
        List<Class<?>> called = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
                .filter(command -> command != AutoComplete.GenerateCompletion.class)
                .toList();
        return with(called.isEmpty() ? COMMANDS : called);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static CommandLine with(List<Class<?>> commands) {
        CommandLine commandLine = new CommandLine(new Grocellery());
        commands.forEach(commandLine::addSubcommand);
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExitCodeExceptionMapper(Grocellery::exitCode);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    private static int exitCode(Throwable failure) {
        return (failure instanceof ParameterException ? ExitCode.USAGE : ExitCode.FAILED).number();
    }

    CommonOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
