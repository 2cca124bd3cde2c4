package io.grocellery.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.model.Digest;
import io.grocellery.core.model.MemorySize;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaLaunchTest {

    private static final JavaRuntime JAVA_25 = new JavaRuntime(Path.of("/jdk/bin/java"), "25.0.1+8-LTS");
    private static final JavaRuntime JAVA_21 = new JavaRuntime(Path.of("/jdk/bin/java"), "21.0.5");
    private static final ReleaseFiles FILES =
            new ReleaseFiles(Path.of("/r"), Path.of("/r/app"), Path.of("/r/app/x.jar"), true);
    private static final MemorySize HEAP = MemorySize.parse("96MiB");

    @Test
    void leanMeansOneCompilerAndTheSimplestCollector() {
        assertThat(new JavaLaunch(JAVA_25, JvmProfile.LEAN, HEAP).options())
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-XX:+UseCompactObjectHeaders");
    }

    @Test
    void fastMeansBothCompilersAndMoreHeap() {
        assertThat(new JavaLaunch(JAVA_25, JvmProfile.FAST, HEAP).options())
                .contains("-Xmx288m", "-XX:+UseG1GC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void anOlderJavaGetsNoOptionItDoesNotKnow() {
        assertThat(new JavaLaunch(JAVA_21, JvmProfile.LEAN, HEAP).options())
                .doesNotContain("-XX:+UseCompactObjectHeaders");
        assertThat(JAVA_21.hasAotCache()).isFalse();
        assertThat(JAVA_25.hasAotCache()).isTrue();
    }

    @Test
    void whateverTheProfileItIsTrainedInTheLeanOne() {
        JavaLaunch launch = new JavaLaunch(JAVA_25, JvmProfile.FAST, HEAP);
        List<String> arguments = List.of("--a=b");
        Path cache = Path.of("/r/c.aot");

        List<String> plain = launch.plain(FILES, arguments);
        assertThat(plain)
                .startsWith("/jdk/bin/java")
                .endsWith("-Dspring.aot.enabled=true", "-jar", "/r/app/x.jar", "--a=b");
        assertThat(launch.cached(cache, FILES, arguments))
                .contains("-XX:AOTCache=/r/c.aot")
                .containsAll(plain)
                .hasSize(plain.size() + 1);
        List<String> trained = launch.trained().plain(FILES, arguments);
        assertThat(launch.training(cache, FILES, arguments))
                .contains("-XX:AOTCacheOutput=/r/c.aot")
                .containsAll(trained)
                .hasSize(trained.size() + 1);
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JavaRuntime(Path.of("java"), "twenty"));
    }

    @Test
    void aReleaseIsNamedByItsDigest() {
        assertThat(new Digest("4f2c91d0a7be".repeat(5) + "0123").releaseId().value())
                .isEqualTo("r-4f2c91d0a7be");
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest("4F"));
    }
}
