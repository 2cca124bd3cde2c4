package io.grocellery.performance.tool;

import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests over so many connections, each the next as soon as the last is answered. */
public final class Wrk {

    private static final int THREADS = 2;
    private static final int SLACK_SECONDS = 15;

    private final Workplace workplace;
    private final int connections;
    private final Optional<Path> script;

    private Wrk(Workplace workplace, int connections, Optional<Path> script) {
        this.workplace = workplace;
        this.connections = connections;
        this.script = script;
    }

    /** One that asks for the same again and again. */
    public static Wrk with(Workplace workplace, int connections) {
        return new Wrk(workplace, connections, Optional.empty());
    }

    /** One that asks for what a Lua script says. */
    public Wrk asking(Path lua) {
        return new Wrk(workplace, connections, Optional.of(lua));
    }

    /** Sends requests for so many seconds. */
    public WrkReport run(URI address, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                workplace.program(Tool.WRK).toString(),
                "-t" + THREADS,
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency"));
        script.ifPresent(lua -> command.addAll(List.of("-s", lua.toString())));
        command.add(address.toString());
        return WrkReport.parse(workplace.run(command, seconds + SLACK_SECONDS));
    }
}
