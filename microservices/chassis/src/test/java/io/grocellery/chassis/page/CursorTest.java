package io.grocellery.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        UUID id = new UUID(1, 2);
        Instant moment = Instant.parse("2026-01-01T08:00:00.123456Z");
        Cursor cursor =
                Cursor.decode(Cursor.of("Crème | \"x\"", id, 7L, moment, "").encoded(), 5);
        assertThat(cursor.text(0)).isEqualTo("Crème | \"x\"");
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
        assertThat(cursor.instant(3)).isEqualTo(moment);
        assertThat(cursor.text(4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AA", "gA", "YQ", "YR9iH2M"})
    void refusesWhatItIsNot(String encoded) {
        assertThatThrownBy(() -> Cursor.decode(encoded, 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
        assertThatThrownBy(() -> Cursor.decode("A".repeat(3000), 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesPartsOfOtherKinds() {
        Cursor cursor = Cursor.of("text");
        assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aPageKnowsWhetherItIsTheLast() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).nextCursor()).isNull();
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, Cursor::of);
        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.nextCursor()).isEqualTo(Cursor.of(2).encoded());
        assertThat(page.map(number -> number * 10).items()).containsExactly(10, 20);
    }
}
