package io.grocellery.systemtest.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's image, built as all are, unpacked, and run by the loader and the libraries that are in it. */
@EnabledOnOs(OS.LINUX)
class ImageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        var checkout = Command.checkout();
        ok(Command.in(checkout, "scripts/build-images.sh", "platform/gateway")
                .with("JAVA_HOME", System.getProperty("java.home")));
        ok(Command.in(
                folder,
                "tar",
                "xf",
                checkout.resolve("platform/gateway/target/jib-image.tar").toString()));
        Files.createDirectory(folder.resolve("root"));
        for (var layer : manifest().get("Layers")) {
            ok(Command.in(folder.resolve("root"), "tar", "xzf", "../" + layer.asText()));
        }
    }

    @Test
    void runsAsNobodyThatMayDoAnything() throws IOException {
        var image = JSON.readTree(
                        folder.resolve(manifest().get("Config").asText()).toFile())
                .get("config");
        assertThat(image.get("User").asText()).isEqualTo("10001:10001");
        assertThat(image.get("Entrypoint").get(0).asText()).isEqualTo("java");
        assertThat(image.get("Env").toString()).isEqualTo("[\"PATH=/opt/java/bin\"]");
    }

    @Test
    void holdsNoShellAndNoPackageManager() throws IOException {
        try (var files = Files.walk(folder.resolve("root"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("java", "libjvm.so", "libc.so.6")
                    .doesNotContain("sh", "bash", "busybox", "apt", "dpkg", "apk");
        }
    }

    @Test
    void everythingThatIsRunMayBeRunByAnybody() {
        assertThat(List.of("opt/java/bin/java", "lib64"))
                .allSatisfy(path -> assertThat(Command.in(folder.resolve("root"), "find", path, "!", "-perm", "-005")
                                .run()
                                .output())
                        .isEmpty());
    }

    @Test
    void startsTheGateway() throws IOException {
        var root = folder.resolve("root");
        var loader = Command.in(root, "sh", "-c", "echo $PWD/lib*/ld-linux*")
                .run()
                .output()
                .strip();
        var libraries = Command.in(root, "sh", "-c", "dirname $PWD/lib/*/libc.so.6")
                .run()
                .output()
                .strip();
        var result = Command.in(
                        root,
                        loader,
                        "--inhibit-cache",
                        "--library-path",
                        libraries,
                        root.resolve("opt/java/bin/java").toString(),
                        "-cp",
                        root.resolve("app/classes") + ":" + root.resolve("app/libs") + "/*",
                        "io.grocellery.gateway.Main",
                        "--config",
                        "/no/table.json")
                .run();
        assertThat(result.output()).contains("the table cannot be read").contains("/no/table.json");
        assertThat(result.code()).isEqualTo(3);
    }

    private static JsonNode manifest() throws IOException {
        return JSON.readTree(folder.resolve("manifest.json").toFile()).get(0);
    }

    private static void ok(Command command) {
        var result = command.run();
        assertThat(result.code()).as(result.output()).isZero();
    }
}
