import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where javac, running within Maven, takes Error Prone and the annotation processors from (its option
 * {@code -XDprocloader}): from the classes that an earlier compilation of the same build has loaded from the same path.
 * Otherwise each of some forty compilations loads, interprets and compiles Error Prone anew, which takes more than half of
 * their time. The launcher compiles this, and {@code .mvn/jvm.config} puts it where javac finds it; where it is missing,
 * javac does without.
 */
public final class KeptProcessors extends ClassLoader {

    private static final Map<List<String>, ClassLoader> KEPT = new ConcurrentHashMap<>();

    public KeptProcessors(URL[] path, ClassLoader parent) {
        super(KEPT.computeIfAbsent(
                Arrays.stream(path).map(URL::toString).toList(), same -> new URLClassLoader(path, parent)));
    }
}
