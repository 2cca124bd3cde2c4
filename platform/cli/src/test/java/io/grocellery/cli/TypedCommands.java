package io.grocellery.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Commands that are typed in a checkout of their own, whose daemon answers as it was told to. */
@SuppressWarnings("NullAway.Init")
abstract class TypedCommands {

    @TempDir
    protected Path home;

    protected final StringWriter out = new StringWriter();
    protected final StringWriter err = new StringWriter();
    protected StandInDaemon daemon;

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = new StandInDaemon();
        System.setProperty("grocellery.home", home.toString());
        Path token = home.resolve(".grocellery/offset-" + daemon.offset() + "/daemon/api-token");
        Files.createDirectories(token.resolveSibling(""));
        Files.writeString(token, "secret");
    }

    @AfterEach
    void stopDaemon() {
        daemon.close();
        System.clearProperty("grocellery.home");
    }

    /** Types it, and answers the exit code. */
    protected final int run(String... arguments) {
        CommandLine line = Grocellery.calledBy(arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port-offset", Integer.toString(daemon.offset())));
        return Grocellery.execute(line, all.toArray(String[]::new));
    }
}
