package io.grocellery.target.local.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.testkit.parameters.ParameterStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileParameterStoreTest extends ParameterStoreContract {

    private static final ParameterPath SECRET = new ParameterPath("/grocellery/dev/jwt/secret");
    private static final ParameterPath OTHER = new ParameterPath("/grocellery/dev/jwt/other");

    @TempDir
    private Path folder;

    @Override
    protected ParameterStore store() {
        return new FileParameterStore(folder.resolve("parameters"), clock);
    }

    @Test
    void nothingOnTheDiskShowsAValueAndNobodyElseCanReadIt() throws IOException {
        store().put(SECRET, ParameterValue.secure("very-secret"));
        store().put(OTHER, ParameterValue.plain("very-plain"));

        try (Stream<Path> all = Files.walk(folder.resolve("parameters"))) {
            for (Path each : all.toList()) {
                boolean directory = Files.isDirectory(each);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isIn(directory ? "rwx------" : "rw-------", directory ? "rwxr-xr-x" : "rw-r--r--");
                if (!directory) {
                    assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                            .doesNotContain("very-secret", "very-plain");
                }
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("parameters"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("parameters/key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSameValueTwiceIsNotSeenToBeTheSame() throws IOException {
        store().put(SECRET, ParameterValue.secure("same"));
        store().put(SECRET, ParameterValue.secure("same"));

        assertThat(Files.readAllBytes(file(SECRET, 1))).isNotEqualTo(Files.readAllBytes(file(SECRET, 2)));
    }

    @Test
    void everyChangedBitIsNoticed() throws IOException {
        store().put(SECRET, ParameterValue.secure("value"));
        byte[] sealed = Files.readAllBytes(file(SECRET, 1));

        IntStream.range(0, sealed.length).forEach(index -> {
            byte[] changed = sealed.clone();
            changed[index] ^= 1;
            write(changed);
            assertUnreadable();
        });
        write(new byte[3]);
        assertUnreadable();
    }

    @Test
    void aValueInAnothersPlaceIsNoticed() throws IOException {
        store().put(SECRET, ParameterValue.secure("one"));
        store().put(OTHER, ParameterValue.secure("two"));

        Files.copy(file(OTHER, 1), file(SECRET, 1), StandardCopyOption.REPLACE_EXISTING);

        assertUnreadable();
    }

    @Test
    void anOldVersionInThePlaceOfANewOneIsNoticed() throws IOException {
        store().put(SECRET, ParameterValue.secure("old"));
        store().put(SECRET, ParameterValue.secure("new"));

        Files.copy(file(SECRET, 1), file(SECRET, 2), StandardCopyOption.REPLACE_EXISTING);

        assertUnreadable();
    }

    @Test
    void anotherKeyIsNoticed() throws IOException {
        store().put(SECRET, ParameterValue.secure("value"));
        Files.writeString(folder.resolve("parameters/key"), "ab".repeat(32));

        assertUnreadable();
    }

    @Test
    void aMissingOrDamagedKeyIsNamedAndNeverReplaced() throws IOException {
        store().put(SECRET, ParameterValue.secure("value"));
        Path key = folder.resolve("parameters/key");

        Files.writeString(key, "half");
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> store().get(SECRET))
                .withMessageContaining("damaged");
        Files.delete(key);
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> store().put(OTHER, ParameterValue.plain("x")))
                .withMessageContaining("missing");
        assertThat(key).doesNotExist();
    }

    @Test
    void theLastHundredVersionsAreKept() {
        IntStream.rangeClosed(1, 103).forEach(number -> store().put(OTHER, ParameterValue.plain("v" + number)));

        assertThat(store().history(OTHER)).hasSize(100);
        assertThat(store().get(OTHER).orElseThrow().version()).isEqualTo(103);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        ParameterStore nowhere = new FileParameterStore(Path.of("/dev/null/parameters"), clock);

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> nowhere.put(SECRET, ParameterValue.secure("x")))
                .withMessageContaining("/dev/null/parameters");
    }

    private void assertUnreadable() {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> store().get(SECRET))
                .withMessageContaining("/grocellery/dev/jwt/secret");
    }

    private void write(byte[] content) {
        try {
            Files.write(file(SECRET, 1), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(ParameterPath path, int version) {
        return folder.resolve("parameters/values")
                .resolve(path.value().substring("/grocellery/".length()))
                .resolve(Integer.toString(version));
    }
}
