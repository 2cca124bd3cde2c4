package io.grocellery.cart.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MergeTest {

    private static final UUID MILK = new UUID(0, 1);
    private static final UUID BREAD = new UUID(0, 2);

    @Test
    void addsUpQuantities() {
        assertThat(Merge.joined(List.of(new Item(MILK, 2)), List.of(new Item(BREAD, 1), new Item(MILK, 3))))
                .containsExactly(new Item(MILK, 5), new Item(BREAD, 1));
    }

    @Test
    void holdsNoMoreThan99OfAProduct() {
        assertThat(Merge.joined(List.of(new Item(MILK, 98)), List.of(new Item(MILK, 99))))
                .containsExactly(new Item(MILK, 99));
    }

    @Test
    void holdsNoMoreThan100Products() {
        assertThat(Merge.joined(items(0, 60), items(60, 100))).hasSize(100);
        assertThatThrownBy(() -> Merge.joined(items(0, 60), items(60, 101)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("cart-full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"x\"", "\"-1\"", "\"9999999999999999999\"", "\"1\", \"2\""})
    void versionsAreTagsOfCarts(String ifMatch) {
        assertThatThrownBy(() -> ExpectedVersion.of(ifMatch)).isInstanceOf(ProblemException.class);
    }

    @Test
    void noVersionMatchesAny() {
        assertThat(ExpectedVersion.of(null).matches(7)).isTrue();
        assertThat(ExpectedVersion.of("*").matches(7)).isTrue();
        assertThat(ExpectedVersion.of("\"7\"").matches(7)).isTrue();
        assertThat(ExpectedVersion.of("\"6\"").matches(7)).isFalse();
    }

    private static List<Item> items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Item(new UUID(0, number), 1))
                .toList();
    }
}
