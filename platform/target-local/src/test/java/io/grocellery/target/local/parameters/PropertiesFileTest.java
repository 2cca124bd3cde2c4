package io.grocellery.target.local.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {

    private static final String ALPHABET = "ab =:#!\\\n\r\t\f\0üß€\u2028'\"$%&}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " leading", "trailing ", "a=b:c#d!e", "\\", "line\nbreak", "ünïcödé €", "#", "\0"})
    void itReadsBackAsItWas(String value) throws IOException {
        assertThat(readBack(Map.of("key", value))).containsExactlyEntriesOf(Map.of("key", value));
    }

    @Test
    void anythingReadsBackAsItWas() throws IOException {
        Random random = new Random(20260101);
        for (int round = 0; round < 2_000; round++) {
            Map<String, String> values = Map.of("k" + text(random), text(random), "l" + text(random), text(random));
            assertThat(readBack(values)).containsExactlyInAnyOrderEntriesOf(values);
        }
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        Path file = folder.resolve("config/application.properties");

        new PropertiesFile(new TreeMap<>(Map.of("grocellery.database.password", "x y"))).write(file);

        assertThat(file).hasContent("grocellery.database.password=x y");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatSpringWouldTakeForAReferenceIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PropertiesFile(new TreeMap<>(Map.of("a.password", "x${y}"))))
                .withMessageContaining("a.password")
                .withMessageNotContaining("y}");
    }

    private static Map<String, String> readBack(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(new PropertiesFile(new TreeMap<>(values)).text())) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
