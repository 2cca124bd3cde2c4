package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.installation.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: the options, the screen, and how a failure is told. */
abstract class BaseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public final Integer call() {
        try {
            return run().number();
        } catch (ExplainedException explained) {
            return tell(explained).number();
        }
    }

    /** Does the work. */
    protected abstract ExitCode run();

    final Installation installation() {
        return options().installation();
    }

    final DaemonClient daemon() {
        return options().daemon();
    }

    private CommonOptions options() {
        return ((Grocellery) spec.root().userObject()).options();
    }

    final Screen screen() {
        return new Screen(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                spec.commandLine().getColorScheme());
    }

    /** Where progress is told while facts alone go to the output. */
    final Screen aside() {
        return new Screen(
                spec.commandLine().getErr(),
                spec.commandLine().getErr(),
                spec.commandLine().getColorScheme());
    }

    /** To be thrown when the words of the command do not fit together. */
    final ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private ExitCode tell(ExplainedException explained) {
        screen().failure(explained.what(), explained.why(), explained.remedy());
        if (options().debug()) {
            explained.printStackTrace(spec.commandLine().getErr());
        }
        return switch (explained) {
            case NotRunningException absent -> ExitCode.NOT_RUNNING;
            case ProgressFailure failure -> failure.exitCode();
            case RefusedException refused -> ExitCode.REFUSED;
            default -> ExitCode.FAILED;
        };
    }
}
