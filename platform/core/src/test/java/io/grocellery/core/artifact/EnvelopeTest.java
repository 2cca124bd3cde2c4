package io.grocellery.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    /** The example of DSSE's own specification. */
    @Test
    void signsTypeAndPayloadAsDsseWritesThem() {
        assertThat(Envelope.signed("http://example.com/HelloWorld", "hello world"))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(UTF_8));
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(new Envelope("t", "äö", List.of()).signed()).isEqualTo("DSSEv1 1 t 4 äö".getBytes(UTF_8));
    }

    @Test
    void aStatementAboutMoreReplacesWhatHasTheSameName() {
        Subject old = Subject.archive(Digest.of("old"));
        Subject anew = Subject.archive(Digest.of("new"));
        Subject other = new Subject("other", Digest.of("other"));

        Statement statement = new Statement(List.of(old, other), AttestationKind.SBOM, Map.of()).about(List.of(anew));

        assertThat(statement.subjects()).containsExactly(anew, other);
        assertThat(statement.archive()).contains(Digest.of("new"));
        assertThat(statement.covers(Digest.of("old"))).isFalse();
    }
}
