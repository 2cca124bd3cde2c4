package io.grocellery.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.test.ManualClock;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** Many at once on a real PostgreSQL: nothing sold twice, nothing lost, no deadlock. */
final class ReservationConcurrencyIT {

    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
    private static final int STOCK = 40;
    private static final int MOST_TRIES = 20;

    @RegisterExtension
    static final ServiceUnderTest service =
            ProductServiceUnderTest.withoutSweeping().clock(CLOCK).with("grocellery.database.pool-size", "16");

    private final ReservationClient shop = new ReservationClient(service);
    private final List<UUID> products = new ArrayList<>();
    private final Reserving reserving = service.bean(Reserving.class);

    @BeforeEach
    void stockUp() {
        IntStream.range(0, 5).forEach(i -> products.add(shop.product(STOCK)));
    }

    @Test
    void theLastOnesAreSoldOnce() {
        UUID product = products.get(0);
        List<Boolean> bought = atOnce(100, i -> reserves(UUID.randomUUID(), Map.of(product, 1)));
        assertThat(Collections.frequency(bought, true)).isEqualTo(STOCK);
        assertThat(shop.available(product)).isZero();
        assertThat(shop.held(product)).isEqualTo(STOCK);
    }

    @Test
    void theSameRequestAtOnceIsOneReservation() {
        UUID order = UUID.randomUUID();
        Map<UUID, Integer> lines = Map.of(products.get(0), 2, products.get(1), 3);
        List<Boolean> fresh =
                atOnce(20, i -> reserving.reserve(request(order, lines)).fresh());
        assertThat(Collections.frequency(fresh, true)).isEqualTo(1);
        assertThat(shop.held(products.get(0))).isEqualTo(2);
        assertThat(shop.held(products.get(1))).isEqualTo(3);
    }

    @Test
    void expiredHoldsAreTakenOverByManyAtOnce() {
        UUID product = products.get(0);
        atOnce(STOCK, i -> reserves(UUID.randomUUID(), Map.of(product, 1)));
        CLOCK.advance(Duration.ofMinutes(10));
        List<Boolean> bought = atOnce(STOCK, i -> reserves(UUID.randomUUID(), Map.of(product, 1)));
        assertThat(bought).as("an expired hold blocks nobody").doesNotContain(false);
        assertThat(shop.available(product)).isZero();
    }

    @Test
    void severalSweepersPutEachHoldBackOnce() {
        atOnce(STOCK, i -> reserves(UUID.randomUUID(), Map.of(products.get(0), 1, products.get(1), 1)));
        CLOCK.advance(Duration.ofMinutes(10));
        List<Integer> swept = atOnce(8, i -> reserving.expire(7));
        int expired = swept.stream().mapToInt(Integer::intValue).sum();
        assertThat(shop.available(products.get(0))).isEqualTo(expired);
        assertThat(shop.held(products.get(1))).isEqualTo(STOCK - expired);
    }

    /** Reservations, commits, releases, expiry and late arrivals, by eight at a time, checked against the book. */
    @ParameterizedTest
    @ValueSource(longs = {1, 777, 20261124})
    void whateverHappensNothingIsLostAndNothingAppears(long seed) {
        List<UUID> orders =
                IntStream.range(0, 60).mapToObj(i -> UUID.randomUUID()).toList();
        Map<UUID, Map<UUID, Integer>> asked = new ConcurrentHashMap<>();
        orders.forEach(order -> asked.put(order, basket(new Random(seed + orders.indexOf(order)))));
        atOnce(8, worker -> play(new Random(seed * 31 + worker), orders, asked));
        assertBooksBalance(orders, asked);
    }

    private boolean play(Random random, List<UUID> orders, Map<UUID, Map<UUID, Integer>> asked) {
        for (int step = 0; step < 250; step++) {
            UUID order = orders.get(random.nextInt(orders.size()));
            attempt(() -> act(random.nextInt(20), order, asked.getOrDefault(order, Map.of())));
        }
        return true;
    }

    private boolean act(int what, UUID order, Map<UUID, Integer> basket) {
        switch (what) {
            case 0, 1, 2 -> reserving.commit(order);
            case 3, 4 -> reserving.release(order);
            case 5 -> reserving.expire(5);
            case 6 -> CLOCK.advance(Duration.ofMinutes(2));
            default -> reserving.reserve(request(order, basket));
        }
        return true;
    }

    /** What is held and sold by the reservations is what the stock lacks. */
    private void assertBooksBalance(List<UUID> orders, Map<UUID, Map<UUID, Integer>> asked) {
        Map<UUID, Integer> held = new HashMap<>();
        Map<UUID, Integer> sold = new HashMap<>();
        for (UUID order : orders) {
            switch (status(order)) {
                case "HELD" -> asked.getOrDefault(order, Map.of()).forEach((p, n) -> held.merge(p, n, Integer::sum));
                case "COMMITTED" ->
                    asked.getOrDefault(order, Map.of()).forEach((p, n) -> sold.merge(p, n, Integer::sum));
                default -> {}
            }
        }
        for (UUID product : products) {
            assertThat(shop.held(product)).as("held").isEqualTo(held.getOrDefault(product, 0));
            assertThat(shop.available(product) + shop.held(product) + sold.getOrDefault(product, 0))
                    .as("available + held + sold")
                    .isEqualTo(STOCK);
        }
    }

    private static String status(UUID order) {
        return service.jdbc()
                .sql("select status from reservation where id = ?")
                .param(order)
                .query(String.class)
                .optional()
                .orElse("NONE");
    }

    private Map<UUID, Integer> basket(Random random) {
        List<UUID> shuffled = new ArrayList<>(products);
        Collections.shuffle(shuffled, random);
        Map<UUID, Integer> basket = new HashMap<>();
        shuffled.subList(0, 1 + random.nextInt(products.size())).forEach(p -> basket.put(p, 1 + random.nextInt(4)));
        return basket;
    }

    private boolean reserves(UUID order, Map<UUID, Integer> lines) {
        return attempt(() -> reserving.reserve(request(order, lines)).fresh());
    }

    /**
     * A refusal is an answer; anything else, a deadlock above all, is a failure. Who found no free connection in time asks
     * again, as the caller of a 503 does: many at once wait long on a slow machine.
     */
    private static boolean attempt(Callable<Boolean> action) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return answer(action);
            } catch (CannotCreateTransactionException noConnection) {
                // nothing was begun
            }
        }
        return answer(action);
    }

    private static boolean answer(Callable<Boolean> action) {
        try {
            return action.call();
        } catch (CannotCreateTransactionException noConnection) {
            throw noConnection;
        } catch (ProblemException refused) {
            return false;
        } catch (Exception e) {
            throw new AssertionError("not a refusal", e);
        }
    }

    private static ReservationRequest request(UUID order, Map<UUID, Integer> lines) {
        return new ReservationRequest(
                order,
                lines.entrySet().stream()
                        .map(line -> new ReservationRequest.Line(line.getKey(), line.getValue()))
                        .toList());
    }

    private static <T> List<T> atOnce(int threads, java.util.function.IntFunction<T> action) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> action.apply(i)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
