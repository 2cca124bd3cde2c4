package io.grocellery.summary.figures;

import static io.grocellery.summary.order.TestOrders.line;
import static io.grocellery.summary.order.TestOrders.usd;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.summary.order.Change;
import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.OrderLine;
import io.grocellery.summary.order.Revision;
import io.grocellery.summary.order.TestOrders;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencesTest {
    private static final KnownOrder PLACED = known(TestOrders.basket(), false, 1);
    private static final KnownOrder CANCELLED = known(TestOrders.cancelled(TestOrders.basket(), null), true, 2);

    @Test
    void aPlacedOrderAddsItself() {
        assertThat(differences(new Change(null, PLACED)))
                .containsExactly(Map.entry("all", new Figures(1, 0, 6, 1264, 126, 58, 1196)));
    }

    @Test
    void aCancelledOrderTakesOutAllThatItAdded() {
        assertThat(differences(new Change(PLACED, CANCELLED)))
                .containsExactly(Map.entry("all", new Figures(-1, 1, -6, -1264, -126, -58, -1196)));
    }

    @Test
    void anOrderKnownOnlyAsCancelledTakesNothingOut() {
        assertThat(differences(new Change(null, CANCELLED)))
                .containsExactly(Map.entry("all", new Figures(0, 1, 0, 0, 0, 0, 0)));
    }

    @Test
    void newsThatChangesNoFigureTouchesNoRow() {
        assertThat(differences(new Change(PLACED, known(TestOrders.basket(), false, 2))))
                .isEmpty();
    }

    @Test
    void twoLinesOfACategoryAreOneOrderOfIt() {
        var order = withLines(List.of(
                line("Pears", "Fruit", "lb", 2, 100, 10, "EXEMPT", 0),
                line("Plums", "Fruit", "lb", 1, 300, 0, "REDUCED", 8),
                line("Milk", "Dairy", "bottle", 1, 200, 0, "EXEMPT", 0)));
        assertThat(Contribution.of(known(order, false, 1)).byCategory())
                .containsOnly(
                        Map.entry("Fruit", new Figures(1, 0, 3, 500, 10, 8, 498)),
                        Map.entry("Dairy", new Figures(1, 0, 1, 200, 0, 0, 200)));
        assertThat(Contribution.of(known(order, true, 1)).byCategory())
                .containsOnly(Map.entry("Fruit", Figures.ONE_CANCELLED), Map.entry("Dairy", Figures.ONE_CANCELLED));
    }

    @Test
    void rowsComeSortedSoThatTransactionsLockThemInOneOrder() {
        var change = new Change(null, PLACED);
        assertThat(Differences.of(change, known -> Contribution.of(known).byCategory())
                        .keySet())
                .containsExactly("Bakery", "Fruit", "Household");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theCategoriesOfAnOrderAddUpToTheOrder(long seed) {
        for (var order : TestOrders.random(50, new Random(seed))) {
            var contribution = Contribution.of(known(order, false, 1));
            var sum = contribution.byCategory().values().stream().reduce(Figures.NONE, Figures::plus);
            assertThat(sum).usingRecursiveComparison().ignoringFields("orders").isEqualTo(contribution.whole());
        }
    }

    private static Map<String, Figures> differences(Change change) {
        return Differences.of(
                        change, known -> Map.of("all", Contribution.of(known).whole()))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static KnownOrder known(Order order, boolean cancelled, long sequence) {
        return new KnownOrder(order, new Revision(cancelled, sequence, "event-" + sequence));
    }

    private static Order withLines(List<OrderLine> lines) {
        var basket = TestOrders.basket();
        return new Order(
                basket.id(),
                basket.number(),
                basket.customerId(),
                basket.placedAt(),
                null,
                null,
                lines,
                usd(700),
                usd(10),
                null,
                List.of(),
                usd(8),
                usd(698));
    }
}
