package io.grocellery.systemtest.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** All processors busy, with what gives way to everything else: whoever else works meanwhile loses nothing by it. */
final class Busyness implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();

    private Busyness() {}

    static Busyness ofAllProcessors() {
        Busyness busyness = new Busyness();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            busyness.begin();
        }
        return busyness;
    }

    private void begin() {
        try {
            processes.add(new ProcessBuilder("nice", "-n", "19", "sh", "-c", "while :; do :; done").start());
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        processes.forEach(each -> each.destroyForcibly().onExit().join());
    }
}
