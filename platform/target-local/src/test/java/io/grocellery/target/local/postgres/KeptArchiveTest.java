package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class KeptArchiveTest {

    @TempDir
    private Path folder;

    private Path compressed;
    private Path archives;

    @BeforeEach
    void compress() throws IOException {
        compressed = folder.resolve("programs.txz");
        archives = folder.resolve("archives");
        compress("programs");
    }

    @Test
    void isDecodedOnce() throws IOException {
        assertThat(read()).isEqualTo("programs");
        compress("others");
        assertThat(read()).isEqualTo("programs");
        assertThat(archives.resolve("programs.tar")).hasContent("programs");
    }

    @Test
    void isDecodedAnewWhenItWasForgotten() throws IOException {
        read();
        archive().forget();
        compress("others");
        assertThat(read()).isEqualTo("others");
    }

    @Test
    void ofOneThatCannotBeDecodedNothingIsKept() throws IOException {
        byte[] whole = Files.readAllBytes(compressed);
        whole[whole.length / 2] ^= 1;
        Files.write(compressed, whole);

        assertThatIOException().isThrownBy(this::read);
        assertThat(archives).isEmptyDirectory();
    }

    private String read() throws IOException {
        try (InputStream tar = archive().open()) {
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private KeptArchive archive() throws IOException {
        return new KeptArchive(compressed.toUri().toURL(), archives, "programs");
    }

    private void compress(String content) throws IOException {
        try (OutputStream file = new XZOutputStream(Files.newOutputStream(compressed), new LZMA2Options())) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
