package io.grocellery.target.local.sample;

import java.util.ArrayList;
import java.util.List;

/** Another JVM with the class path of this one. */
public final class TestJvm {

    private TestJvm() {}

    /** The command that runs a main class in it. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
