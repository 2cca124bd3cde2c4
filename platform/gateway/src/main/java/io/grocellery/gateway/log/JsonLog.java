package io.grocellery.gateway.log;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. Also takes over what libraries log. Safe for use by several threads. */
public final class JsonLog {

    private final PrintStream out;
    private final InstantSource clock;

    public JsonLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Facts go as key, value, key, value. */
    public void info(String message, Object... facts) {
        write("INFO", message, null, facts);
    }

    public void warn(String message, Object... facts) {
        write("WARN", message, null, facts);
    }

    public void error(String message, @Nullable Throwable cause, Object... facts) {
        write("ERROR", message, cause, facts);
    }

    /** Sends everything of {@code java.util.logging} from level WARNING on here. */
    public void takeOverLibraries() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        root.addHandler(new LibraryHandler());
    }

    private void write(String level, String message, @Nullable Throwable cause, Object... facts) {
        JsonObject line = new JsonObject()
                .put("time", Instant.ofEpochMilli(clock.millis()).toString())
                .put("level", level)
                .put("process", "gateway")
                .put("message", message);
        for (int i = 0; i + 1 < facts.length; i += 2) {
            line.put(String.valueOf(facts[i]), plain(facts[i + 1]));
        }
        if (cause != null) {
            line.put("cause", cause.toString());
        }
        out.println(line.encode());
    }

    private static Object plain(Object fact) {
        return fact instanceof Number || fact instanceof Boolean ? fact : fact.toString();
    }

    private final class LibraryHandler extends Handler {

        @Override
        public void publish(LogRecord record) {
            String level = record.getLevel().intValue() >= Level.SEVERE.intValue() ? "ERROR" : "WARN";
            write(level, String.valueOf(record.getMessage()), record.getThrown(), "logger", record.getLoggerName());
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {}
    }
}
