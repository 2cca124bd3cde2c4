package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

final class RevisionTest {

    @Test
    void theHeaderGoesBeforeTheBody() {
        assertThat(Revision.required("\"7-120\"", 3L)).isEqualTo(new Revision(7L, HttpStatus.PRECONDITION_FAILED));
    }

    @Test
    void aVersionInTheBodyIsRefusedAsAConflict() {
        assertThat(Revision.required(null, 3L)).isEqualTo(new Revision(3L, HttpStatus.CONFLICT));
    }

    @Test
    void aStarMeansAnyVersion() {
        assertThat(Revision.required("*", null).version()).isNull();
    }

    @Test
    void sayingNothingIsRefusedWhereAVersionIsRequired() {
        refused(() -> Revision.required(null, null), HttpStatus.PRECONDITION_REQUIRED);
    }

    @Test
    void sayingNothingMeansAnyVersionWhereItIsNot() {
        assertThat(Revision.optional(null).version()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7\"", "W/\"7-1\"", "\"x-1\"", "\"7-1\", \"8-1\"", "\"99999999999999999999-1\"", ""})
    void aTagThatIsNoneOfOursMatchesNothing(String tag) {
        refused(() -> Revision.optional(tag), HttpStatus.PRECONDITION_FAILED);
    }

    private static void refused(ThrowingCallable call, HttpStatus status) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
