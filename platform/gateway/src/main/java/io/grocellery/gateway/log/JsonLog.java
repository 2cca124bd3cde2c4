package io.grocellery.gateway.log;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, in the fields of the Elastic Common Schema, as the services write them. Also takes over what libraries log. Safe for use by several threads. */
public final class JsonLog {

    private static final String ECS_VERSION = "8.11";

    private final PrintStream out;
    private final InstantSource clock;
    private final JsonObject service;

    public JsonLog(PrintStream out, InstantSource clock, Writer writer) {
        this.out = out;
        this.clock = clock;
        this.service = new JsonObject()
                .put("name", "gateway")
                .put("version", writer.release())
                .put("environment", writer.environment())
                .put("node", new JsonObject().put("name", writer.instance()));
    }

    /** Whose lines they are. */
    public record Writer(String release, String environment, String instance) {

        /** Reads {@code GROCELLERY_RELEASE}, {@code _ENVIRONMENT} and {@code _INSTANCE}. */
        public static Writer of(Map<String, String> variables) {
            return new Writer(
                    variables.getOrDefault("GROCELLERY_RELEASE", "unreleased"),
                    variables.getOrDefault("GROCELLERY_ENVIRONMENT", "none"),
                    variables.getOrDefault("GROCELLERY_INSTANCE", "gateway"));
        }
    }

    /** Facts go as key, value, key, value; a key with dots is one in an object. */
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
                .put("@timestamp", Instant.ofEpochMilli(clock.millis()).toString())
                .put("log", new JsonObject().put("level", level))
                .put("service", service)
                .put("message", message);
        for (int i = 0; i + 1 < facts.length; i += 2) {
            put(line, String.valueOf(facts[i]), plain(facts[i + 1]));
        }
        if (cause != null) {
            line.put(
                    "error",
                    new JsonObject().put("type", cause.getClass().getName()).put("message", cause.toString()));
        }
        out.println(
                line.put("ecs", new JsonObject().put("version", ECS_VERSION)).encode());
    }

    private static void put(JsonObject into, String key, Object value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            into.put(key, value);
            return;
        }
        String outer = key.substring(0, dot);
        if (!(into.getValue(outer) instanceof JsonObject)) {
            into.put(outer, new JsonObject());
        }
        put(into.getJsonObject(outer), key.substring(dot + 1), value);
    }

    private static Object plain(Object fact) {
        return fact instanceof Number || fact instanceof Boolean ? fact : fact.toString();
    }

    private final class LibraryHandler extends Handler {

        @Override
        public void publish(LogRecord record) {
            String level = record.getLevel().intValue() >= Level.SEVERE.intValue() ? "ERROR" : "WARN";
            write(level, String.valueOf(record.getMessage()), record.getThrown(), "log.logger", record.getLoggerName());
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {}
    }
}
