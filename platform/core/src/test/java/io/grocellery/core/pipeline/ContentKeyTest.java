package io.grocellery.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentKeyTest {

    private static final StageDefinition STAGE = Stages.command("tests", "source");
    private static final Map<String, String> FILES = Map.of("a.txt", "1", "b.txt", "2");
    private static final Map<StageName, ContentKey> NEEDS =
            Map.of(Stages.name("source"), new ContentKey(Digest.of("source")));

    @Test
    void theSameIsTheSameInAnyOrder() {
        Map<String, String> otherOrder = new LinkedHashMap<>();
        otherOrder.put("b.txt", "2");
        otherOrder.put("a.txt", "1");

        assertThat(ContentKey.of(STAGE, otherOrder, NEEDS, "java 25")).isEqualTo(key());
    }

    @Test
    void whateverMattersMakesAnother() {
        assertThat(ContentKey.of(STAGE, Map.of("a.txt", "1", "b.txt", "3"), NEEDS, "java 25"))
                .as("a file's content")
                .isNotEqualTo(key());
        assertThat(ContentKey.of(STAGE, Map.of("a.txt", "1"), NEEDS, "java 25"))
                .as("a file less")
                .isNotEqualTo(key());
        assertThat(ContentKey.of(STAGE, FILES, NEEDS, "java 26")).as("tools").isNotEqualTo(key());
        assertThat(ContentKey.of(
                        STAGE, FILES, Map.of(Stages.name("source"), new ContentKey(Digest.of("other"))), "java 25"))
                .as("what it stands on")
                .isNotEqualTo(key());
        assertThat(ContentKey.of(Stages.releases("tests", "source"), FILES, NEEDS, "java 25"))
                .as("its reports")
                .isNotEqualTo(key());
    }

    private static ContentKey key() {
        return ContentKey.of(STAGE, FILES, NEEDS, "java 25");
    }
}
