package io.grocellery.target.local.release;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Migration;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A jar that can be started. {@link #extract} lays it out as a plain jar beside its libraries, which starts faster than
 * jars within a jar and is what a JVM can make a cache for.
 */
sealed interface ApplicationJar extends Artifact {

    String LIBRARY_FOLDER = "lib/";
    String MIGRATIONS = "db/migration/";

    JarFile file();

    /** The library files in class path order. */
    List<Library> libraries() throws IOException;

    void extract(Path target) throws IOException;

    /** Where its classes and resources are within it. */
    String root();

    /**
     * Opens it; close it afterwards.
     *
     * @throws NotAnApplicationException when it is no jar, or none that can be started
     */
    static ApplicationJar open(Path path) throws IOException {
        JarFile file = new JarFile(path.toFile());
        if (mainAttribute(file, "Start-Class").isPresent()) {
            return new SpringBoot(file);
        }
        if (mainAttribute(file, "Main-Class").isPresent()) {
            return new Thin(file, path.toAbsolutePath());
        }
        file.close();
        throw new NotAnApplicationException(path + " names no class to start");
    }

    @Override
    default String javaVersion() throws IOException {
        return mainAttribute(file(), "Build-Jdk-Spec").orElse("");
    }

    @Override
    default void layOut(Path folder, ServiceName service) throws IOException {
        extract(folder.resolve(service + ".jar"));
    }

    @Override
    default List<Dependency> dependencies() throws IOException {
        return libraries().stream()
                .map(library -> Dependency.ofFile(library.name()))
                .toList();
    }

    @Override
    default List<Migration> migrations() {
        String folder = root() + MIGRATIONS;
        return entries()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(folder))
                .flatMap(name -> Migration.ofFile(name.substring(folder.length())).stream())
                .sorted(Comparator.comparing(Migration::version))
                .toList();
    }

    @Override
    default void digest(ContentDigest digest) throws IOException {
        for (JarEntry entry : entries().toList()) {
            try (InputStream content = file().getInputStream(entry)) {
                digest.add(entry.getName(), content);
            }
        }
    }

    default Stream<JarEntry> entries() {
        return file().stream().filter(entry -> !entry.isDirectory());
    }

    @Override
    default void close() throws IOException {
        file().close();
    }

    /** A library file. */
    interface Library {

        /** Its file name, without folders. */
        String name();

        InputStream open() throws IOException;
    }

    private static Optional<String> mainAttribute(JarFile file, String name) throws IOException {
        return Optional.ofNullable(file.getManifest())
                .map(manifest -> manifest.getMainAttributes().getValue(name));
    }

    private static void copyAll(List<Library> libraries, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Library library : libraries) {
            try (InputStream content = library.open()) {
                Files.copy(content, folder.resolve(library.name()));
            }
        }
    }

    /** Everything within one jar: classes and libraries under {@code BOOT-INF}. */
    record SpringBoot(JarFile file) implements ApplicationJar {

        private static final String CLASSES = "BOOT-INF/classes/";
        private static final String LIBRARIES = "BOOT-INF/lib/";
        private static final String INDEX = "BOOT-INF/classpath.idx";
        private static final List<String> KEPT_ATTRIBUTES =
                List.of("Implementation-Title", "Implementation-Version", "Build-Jdk-Spec", "Enable-Native-Access");
        private static final LocalDateTime SAME_FOR_ALL = LocalDateTime.of(2026, 1, 1, 0, 0);

        @Override
        public boolean inOneFile() {
            return true;
        }

        @Override
        public List<Library> libraries() throws IOException {
            return libraryNames().stream()
                    .map(name -> (Library) new Nested(file, name))
                    .toList();
        }

        @Override
        public String root() {
            return CLASSES;
        }

        @Override
        public Optional<String> copiedTo(String digested) {
            return digested.startsWith(LIBRARIES)
                    ? Optional.of(LIBRARY_FOLDER + digested.substring(LIBRARIES.length()))
                    : Optional.empty();
        }

        @Override
        public boolean springAot() {
            return entries().anyMatch(entry -> entry.getName().endsWith("__ApplicationContextInitializer.class"));
        }

        @Override
        public void extract(Path target) throws IOException {
            copyAll(libraries(), Objects.requireNonNull(target.getParent()).resolve(LIBRARY_FOLDER));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                    JarOutputStream jar = new JarOutputStream(out)) {
                write(jar, new JarEntry(JarFile.MANIFEST_NAME), manifest());
                for (String folder : folders()) {
                    write(jar, new JarEntry(folder), nothing -> {});
                }
                for (JarEntry entry : entries().toList()) {
                    copy(entry, jar);
                }
            }
        }

        /** Every folder of what is kept, outer ones first: a class loader finds a folder only by an entry of its own. */
        private SortedSet<String> folders() {
            SortedSet<String> folders = new TreeSet<>();
            entries().flatMap(entry -> nameOutside(entry.getName()).stream()).forEach(name -> {
                for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                    folders.add(name.substring(0, slash + 1));
                }
            });
            return folders;
        }

        private void copy(JarEntry entry, JarOutputStream jar) throws IOException {
            Optional<String> name = nameOutside(entry.getName());
            if (name.isPresent()) {
                try (InputStream content = file.getInputStream(entry)) {
                    write(jar, new JarEntry(name.get()), content::transferTo);
                }
            }
        }

        private static void write(JarOutputStream jar, JarEntry entry, Content content) throws IOException {
            entry.setTimeLocal(SAME_FOR_ALL);
            jar.putNextEntry(entry);
            content.writeTo(jar);
            jar.closeEntry();
        }

        /** Spring Boot's loader, its services and indexes stay behind. */
        private static Optional<String> nameOutside(String name) {
            if (name.startsWith(CLASSES)) {
                return Optional.of(name.substring(CLASSES.length()))
                        .filter(each -> !each.equals(JarFile.MANIFEST_NAME));
            }
            boolean ours = name.startsWith("META-INF/")
                    && !name.startsWith("META-INF/services/")
                    && !name.equals(JarFile.MANIFEST_NAME);
            return ours ? Optional.of(name) : Optional.empty();
        }

        private Content manifest() throws IOException {
            Attributes old = file.getManifest().getMainAttributes();
            Manifest manifest = new Manifest();
            Attributes attributes = manifest.getMainAttributes();
            attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.put(Attributes.Name.MAIN_CLASS, old.getValue("Start-Class"));
            attributes.put(
                    Attributes.Name.CLASS_PATH,
                    libraries().stream()
                            .map(each -> LIBRARY_FOLDER + each.name())
                            .collect(Collectors.joining(" ")));
            KEPT_ATTRIBUTES.stream()
                    .filter(name -> old.getValue(name) != null)
                    .forEach(name -> attributes.putValue(name, old.getValue(name)));
            return manifest::write;
        }

        private List<String> libraryNames() throws IOException {
            JarEntry index = file.getJarEntry(INDEX);
            if (index == null) {
                return entries()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(LIBRARIES))
                        .toList();
            }
            try (InputStream content = file.getInputStream(index)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("- \""))
                        .map(line -> line.substring(3, line.lastIndexOf('"')))
                        .filter(name -> file.getJarEntry(name) != null)
                        .toList();
            }
        }

        private record Nested(JarFile file, String path) implements Library {

            @Override
            public String name() {
                return path.substring(path.lastIndexOf('/') + 1);
            }

            @Override
            public InputStream open() throws IOException {
                return file.getInputStream(file.getJarEntry(path));
            }
        }

        /** Something that can be written. */
        private interface Content {
            void writeTo(OutputStream out) throws IOException;
        }
    }

    /** A jar whose manifest names its libraries in a folder beside it. */
    record Thin(JarFile file, Path path) implements ApplicationJar {

        @Override
        public boolean inOneFile() {
            return false;
        }

        @Override
        public List<Library> libraries() throws IOException {
            String classPath = mainAttribute(file, "Class-Path").orElse("");
            return Stream.of(classPath.split(" ", -1))
                    .filter(entry -> !entry.isBlank())
                    .map(entry -> (Library) new Beside(path.resolveSibling(entry)))
                    .toList();
        }

        @Override
        public String root() {
            return "";
        }

        @Override
        public Optional<String> copiedTo(String digested) {
            return digested.startsWith(LIBRARY_FOLDER) ? Optional.of(digested) : Optional.empty();
        }

        @Override
        public boolean springAot() {
            return false;
        }

        @Override
        public void digest(ContentDigest digest) throws IOException {
            ApplicationJar.super.digest(digest);
            for (Library library : libraries()) {
                try (InputStream content = library.open()) {
                    digest.add(LIBRARY_FOLDER + library.name(), content);
                }
            }
        }

        @Override
        public void extract(Path target) throws IOException {
            requireLibraryFolder();
            copyAll(libraries(), Objects.requireNonNull(target.getParent()).resolve(LIBRARY_FOLDER));
            Files.copy(path, target);
        }

        private void requireLibraryFolder() throws IOException {
            String classPath = mainAttribute(file, "Class-Path").orElse("");
            boolean outside = Stream.of(classPath.split(" ", -1))
                    .anyMatch(entry -> !entry.isBlank() && !entry.matches("lib/[^/]+"));
            if (outside) {
                throw new NotAnApplicationException(path + " names libraries outside lib/: " + classPath);
            }
        }

        private record Beside(Path path) implements Library {

            @Override
            public String name() {
                return path.getFileName().toString();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        }
    }

    /** The file cannot become a release. */
    final class NotAnApplicationException extends IOException {

        private static final long serialVersionUID = 1L;

        NotAnApplicationException(String message) {
            super(message);
        }
    }
}
