package io.grocellery.target.local.release;

import io.grocellery.target.local.sample.SampleService;
import io.grocellery.target.local.sample.TestJvm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars of the two layouts that can be released, each with {@link SampleService} in it. */
final class SampleArtifact {

    private static final List<Class<?>> CLASSES = List.of(SampleService.class, TestJvm.class);

    private SampleArtifact() {}

    /** Everything within one jar, as Spring Boot's build makes it. */
    static Path springBoot(Path file, String content) {
        Map<String, byte[]> entries = new TreeMap<>();
        CLASSES.forEach(each -> entries.put("BOOT-INF/classes/" + path(each), bytes(each)));
        entries.put("BOOT-INF/classes/content.txt", text(content));
        entries.put("BOOT-INF/classes/META-INF/spring.factories", text(""));
        entries.put("BOOT-INF/lib/first.jar", library("first"));
        entries.put("BOOT-INF/lib/second.jar", library("second"));
        entries.put("BOOT-INF/classpath.idx", text("- \"BOOT-INF/lib/second.jar\"\n- \"BOOT-INF/lib/first.jar\"\n"));
        entries.put("META-INF/build-info.properties", text("build.name=sample\n"));
        entries.put("META-INF/services/java.nio.file.spi.FileSystemProvider", text("loader.Only\n"));
        entries.put("org/springframework/boot/loader/launch/JarLauncher.class", text("loader"));
        return write(
                file,
                manifest(
                        "org.springframework.boot.loader.launch.JarLauncher",
                        Map.of("Start-Class", SampleService.class.getName(), "Build-Jdk-Spec", "25")),
                entries);
    }

    /** A jar that names its libraries in a folder beside it. */
    static Path thin(Path file, String content) {
        Map<String, byte[]> entries = new TreeMap<>();
        CLASSES.forEach(each -> entries.put(path(each), bytes(each)));
        entries.put("content.txt", text(content));
        try {
            Path libraries = Files.createDirectories(file.resolveSibling("lib"));
            Files.write(libraries.resolve("first.jar"), library("first"));
            Files.write(libraries.resolve("left-over.jar"), library("left over"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return write(file, manifest(SampleService.class.getName(), Map.of("Class-Path", "lib/first.jar")), entries);
    }

    static Path write(Path file, Manifest manifest, Map<String, byte[]> entries) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(jar(manifest, entries));
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Manifest manifest(String mainClass, Map<String, String> more) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        more.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        return manifest;
    }

    private static byte[] library(String name) {
        return jar(manifest("none", Map.of()), Map.of(name + ".txt", text(name)));
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(entry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** Without the date of its making, as a reproducible build leaves it. */
    private static JarEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + path(type)))) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
