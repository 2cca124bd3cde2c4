package io.grocellery.target.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownFilesTest {

    @TempDir
    private Path folder;

    private final KnownFiles<String> files = new KnownFiles<>(this::text);
    private Path file;
    private int readings;

    @BeforeEach
    void name() {
        file = folder.resolve("state.json");
    }

    @Test
    void whatIsTheSameIsReadOnce() {
        write("one");
        assertThat(files.read(file)).contains("one");
        assertThat(files.read(file)).contains("one");
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void whatWasReplacedIsReadAgainThoughItIsOfTheSameLength() {
        write("one");
        assertThat(files.read(file)).contains("one");
        write("two");
        assertThat(files.read(file)).contains("two");
    }

    @Test
    void whatIsGoneIsNothingAndMayComeBack() throws IOException {
        assertThat(files.read(file)).isEmpty();
        write("one");
        assertThat(files.read(file)).contains("one");
        Files.delete(file);
        assertThat(files.read(file)).isEmpty();
        write("one");
        assertThat(files.read(file)).contains("one");
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whatIsDamagedIsSaidEachTime() {
        write("damaged");
        assertThatThrownBy(() -> files.read(file)).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> files.read(file)).isInstanceOf(UnreadableRecordException.class);
    }

    private void write(String text) {
        DurableFile.write(file, "{\"text\": \"" + text + "\"}");
    }

    private String text(Path path) {
        readings++;
        String text = JsonRecord.read(path).text("text");
        if (text.equals("damaged")) {
            throw new UnreadableRecordException(path + " is damaged", null);
        }
        return text;
    }
}
