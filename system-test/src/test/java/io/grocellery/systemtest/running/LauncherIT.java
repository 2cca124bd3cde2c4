package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the launcher starts, and what it says when a machine is not fit. */
class LauncherIT {

    private final Path home = Command.checkout();

    @Test
    void saysWhereItLookedForAJdk(@TempDir Path empty) {
        Command.Result result = grocellery("status")
                .with("GROCELLERY_JAVA_HOME", empty.toString())
                .run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("GROCELLERY_JAVA_HOME=" + empty, "21 or newer");
    }

    @Test
    void refusesAJdkThatIsTooOld(@TempDir Path old) throws IOException {
        Files.createDirectories(old.resolve("bin"));
        executable(old.resolve("bin/javac"), "");
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Command.Result result = grocellery("status")
                .with("GROCELLERY_JAVA_HOME", old.toString())
                .run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("found: 17");
    }

    @Test
    void saysWhichFolderItCannotWrite(@TempDir Path folder) throws IOException {
        assumeTrue(Command.exists("setpriv"), "skipped: setpriv not installed");
        Path checkout = Files.createDirectory(folder.resolve("a checkout"));
        Files.copy(home.resolve("grocellery"), checkout.resolve("grocellery"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(home.resolve("pom.xml"), checkout.resolve("pom.xml"));
        for (Path each = checkout; each != null && each.startsWith(folder); each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Command.Result result = asNobody(checkout.resolve("grocellery").toString(), "status");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(checkout, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(result.code()).as(result.output()).isEqualTo(4);
        assertThat(result.output()).contains("cannot write to", "a checkout/.grocellery");
    }

    private static Command.Result asNobody(String... words) {
        boolean root = "root".equals(System.getProperty("user.name"));
        String quoted = "'" + String.join("' '", words) + "'";
        return root
                ? Command.in(
                                Path.of("/"),
                                "sh",
                                "-c",
                                "setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent " + quoted)
                        .run()
                : Command.in(Path.of("/"), "sh", "-c", quoted).run();
    }

    @Test
    void startsFromItsCache() {
        assumeTrue(Runtime.version().feature() >= 25, "skipped: such caches begin with Java 25");
        Command.Result result = grocellery("--version")
                .with("GROCELLERY_JAVA_HOME", System.getProperty("java.home"))
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load")
                .run();
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output()).contains("io.grocellery.cli.Grocellery source: shared objects file");
    }

    @Test
    void aWrongWordIsAUsageErrorThatSaysWhatWasMeant() {
        Command.Result result = grocellery("strat").run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("strat").contains("Did you mean");
    }

    @Test
    void everyCommandTellsItsUse() {
        for (String command :
                new String[] {"up", "down", "status", "logs", "doctor", "params", "token", "bench", "test"}) {
            Command.Result result = grocellery(command, "--help").run();
            assertThat(result.code()).as(command + result.output()).isZero();
            assertThat(result.output()).contains("Usage: grocellery " + command);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "test, 0, ' -DexcludedGroups=large'",
        "test --all, 0, 'mvn -B -T 5 verify -Dcoverage=whole -Dsbom.phase=package\n'",
        "test -pl platform/cli, 0, 'mvn -B -T 5 verify -pl platform/cli\n'",
        "test --all -pl platform/cli, 2, '--all stands alone'",
        "test --help, 0, 'io.grocellery.cli.Grocellery test --help'"
    })
    void testsAllButTheLargeOrWhatItIsTold(String words, int code, String told, @TempDir Path checkout)
            throws IOException {
        Command.Result result = withStandIns(checkout, "echo \"mvn $*\"", words);
        assertThat(result.output()).contains(told);
        assertThat(result.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "check --staged, false",
        "pipeline stage pre-commit, false",
        "status, true",
        "pipeline stage source, true"
    })
    void whatLooksAtSourcesAloneWaitsForNoBuild(String words, boolean builds, @TempDir Path checkout)
            throws IOException {
        Command.Result result = withStandIns(checkout, "echo '[ERROR] asked to build'; exit 1", words);

        assertThat(result.output()).contains(builds ? "asked to build" : "io.grocellery.cli.Grocellery " + words);
        assertThat(result.code()).isEqualTo(builds ? 5 : 0);
    }

    /** Runs a copy of the launcher that finds a command line, a JDK that tells what it runs, and such a Maven. */
    private Command.Result withStandIns(Path checkout, String maven, String words) throws IOException {
        Files.copy(home.resolve("grocellery"), checkout.resolve("grocellery"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(checkout.resolve("pom.xml"), "<module>platform/cli</module>\n");
        for (String folder : new String[] {"platform/cli/target", "microservices", "jdk/bin", "maven/bin"}) {
            Files.createDirectories(checkout.resolve(folder));
        }
        Files.writeString(checkout.resolve("platform/cli/target/cli.jar"), "built once");
        Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"21\"\n");
        executable(checkout.resolve("jdk/bin/javac"), "");
        executable(checkout.resolve("jdk/bin/java"), "#!/bin/sh\necho \"ran $*\"\n");
        executable(checkout.resolve("maven/bin/mvn"), "#!/bin/sh\n" + maven + "\n");

        return Command.in(
                        checkout,
                        Stream.concat(Stream.of("./grocellery"), Stream.of(words.split(" ", -1)))
                                .toArray(String[]::new))
                .with("GROCELLERY_BUILD", "")
                .with("GROCELLERY_JAVA_HOME", checkout.resolve("jdk").toString())
                .with("MAVEN_HOME", checkout.resolve("maven").toString())
                .run();
    }

    private Command grocellery(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = home.resolve("grocellery").toString();
        System.arraycopy(words, 0, all, 1, words.length);
        return Command.in(home, all).with("GROCELLERY_BUILD", "skip");
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
