package io.grocellery.performance.tool;

import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scripts of SQL as prepared statements over so many connections, each the next as soon as the last is done.
 *
 * @param scripts drawn at random, each transaction one
 */
public record Pgbench(Workplace workplace, PostgresServer.Database database, int clients, List<Path> scripts) {

    private static final int THREADS = 2;
    private static final int SLACK_SECONDS = 30;

    public Pgbench {
        scripts = List.copyOf(scripts);
    }

    /**
     * Runs them for so many seconds.
     *
     * @param definitions variables the scripts see, each as {@code name=value}
     */
    public PgbenchReport run(int seconds, String... definitions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "PGPASSFILE=" + database.passwordFile(),
                workplace.program(Tool.PGBENCH).toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.name(),
                "--client=" + clients,
                "--jobs=" + Math.min(THREADS, clients),
                "--time=" + seconds));
        for (String definition : definitions) {
            command.add("--define=" + definition);
        }
        scripts.forEach(script -> command.add("--file=" + script));
        command.add(database.name());
        return PgbenchReport.parse(workplace.run(command, seconds + SLACK_SECONDS));
    }
}
