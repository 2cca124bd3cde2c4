package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** An image in a file, packed by the system's own tar. */
record SeededImage(Path folder) {

    /** One with a layer that holds a text and a jar with another; both are at the places that the tests name. */
    Path archive(String configuration, String text) throws IOException, ToolFailure {
        Path app = Files.createDirectories(folder.resolve("layer/app/" + "deep/".repeat(30)));
        Files.writeString(app.resolve("start.sh"), text);
        Files.write(app.resolve("binary"), new byte[] {1, 0, 2});
        jar(folder.resolve("layer/app/shop.jar"), text);
        tar("image/layer.tar.gz", "layer", "-z", "app");
        Files.writeString(folder.resolve("image/config.json"), configuration);
        Files.writeString(
                folder.resolve("image/manifest.json"),
                "[{\"Config\": \"config.json\", \"Layers\": [\"layer.tar.gz\"], \"RepoTags\": null}]");
        tar("image.tar", "image", "--format=ustar", "config.json", "layer.tar.gz", "manifest.json");
        return folder.resolve("image.tar");
    }

    private static void jar(Path file, String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("config/application.properties"));
            entries.write(text.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
    }

    private void tar(String archive, String within, String option, String... names) throws IOException, ToolFailure {
        Files.createDirectories(folder.resolve("image"));
        List<String> command = new ArrayList<>(List.of(
                "tar",
                option,
                "-cf",
                folder.resolve(archive).toString(),
                "-C",
                folder.resolve(within).toString()));
        command.addAll(List.of(names));
        ToolProcess.Ended ended = new ToolProcess(folder, Map.of(), Duration.ofSeconds(60)).run(command);
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
