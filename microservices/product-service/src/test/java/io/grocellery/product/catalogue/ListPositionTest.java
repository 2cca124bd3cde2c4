package io.grocellery.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.page.Cursor;
import io.grocellery.chassis.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListPositionTest {

    private static final UUID ID = UUID.fromString("019b76da-a836-7ee6-9a2a-f0a8b71e1aed");

    @Test
    void withoutACursorAListStartsAtItsStart() {
        assertThat(ListPosition.of(null)).isEqualTo(ListPosition.START);
    }

    @Test
    void aCursorIsReadAsItWasGiven() {
        ListPosition position = new ListPosition(2, 123, ID);
        assertThat(ListPosition.of(position.cursor().encoded())).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "3,1", "-1,1", "4294967297,1", "1,-1"})
    void aCursorOutsideTheListIsRefused(long tier, long shelf) {
        String forged = Cursor.of(tier, shelf, ID).encoded();
        assertThatThrownBy(() -> ListPosition.of(forged))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "MR8xHzE"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> ListPosition.of(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
    }
}
