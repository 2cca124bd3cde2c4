package io.grocellery.core.release;

import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.model.MemorySize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java release is started: the runtime, how it is tuned, and with how much heap.
 *
 * @param memory the bound of the heap in the lean profile; the fast one gives three times that
 */
public record JavaLaunch(JavaRuntime runtime, JvmProfile profile, MemorySize memory) {

    /** Both compilers produce more, and collecting seldom needs room. */
    private static final int FAST_FACTOR = 3;
    /** What a JVM takes beside its heap: code, classes, threads. Seen: 80 to 110 MiB lean, 150 to 180 MiB fast. */
    private static final int LEAN_OVERHEAD_MIB = 110;

    private static final int FAST_OVERHEAD_MIB = 180;

    /** The bound of the heap. */
    public MemorySize heap() {
        return profile == JvmProfile.LEAN ? memory : memory.times(FAST_FACTOR);
    }

    /** What the whole process takes when its heap is full, in MiB. */
    public static int footprint(JvmProfile profile, MemorySize memory) {
        return profile == JvmProfile.LEAN
                ? memory.mebibytes() + LEAN_OVERHEAD_MIB
                : memory.times(FAST_FACTOR).mebibytes() + FAST_OVERHEAD_MIB;
    }

    /** The options that tune the JVM. */
    public List<String> options() {
        List<String> options = new ArrayList<>(profile == JvmProfile.LEAN ? lean() : fast());
        if (runtime.hasCompactHeaders()) {
            options.add("-XX:+UseCompactObjectHeaders");
        }
        options.add("-Xmx" + heap().mebibytes() + "m");
        options.add("-XX:MaxMetaspaceSize=192m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("-XX:-UsePerfData");
        options.add("--enable-native-access=ALL-UNNAMED");
        return List.copyOf(options);
    }

    /** The command without any cache. */
    public List<String> plain(ReleaseFiles files, List<String> arguments) {
        return command(List.of(), files, arguments);
    }

    /** The command that starts from the cache. A cache that does not fit is passed over by the JVM, with a warning. */
    public List<String> cached(Path cache, ReleaseFiles files, List<String> arguments) {
        return command(List.of("-XX:AOTCache=" + cache), files, arguments);
    }

    /** The command that leaves a cache in the file when it ends: that of {@link #trained()}. */
    public List<String> training(Path cache, ReleaseFiles files, List<String> arguments) {
        return trained().command(List.of("-XX:AOTCacheOutput=" + cache), files, arguments);
    }

    /**
     * What a cache is made under. One serves both profiles: the fast one starts from the lean one's with a quarter of the
     * work of a plain start, and with less than from one that was made under itself.
     */
    public JavaLaunch trained() {
        return new JavaLaunch(runtime, JvmProfile.LEAN, memory);
    }

    private static List<String> lean() {
        return List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k", "-XX:ReservedCodeCacheSize=48m");
    }

    private static List<String> fast() {
        return List.of("-XX:+UseG1GC");
    }

    private List<String> command(List<String> cacheOptions, ReleaseFiles files, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(runtime.program().toString());
        command.addAll(options());
        command.addAll(cacheOptions);
        if (files.springAot()) {
            command.add("-Dspring.aot.enabled=true");
        }
        command.add("-jar");
        command.add(files.jar().toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
