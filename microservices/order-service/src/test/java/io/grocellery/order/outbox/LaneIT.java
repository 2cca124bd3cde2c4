package io.grocellery.order.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.grocellery.chassis.telemetry.Traces;
import io.grocellery.chassis.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class LaneIT {
    private static final String SUMMARY = "summary-service";
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            16,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            3,
            Duration.ofSeconds(5));

    private static final HikariDataSource pool = migrated();
    private static final JdbcClient jdbc = JdbcClient.create(pool);

    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(11);
    private final List<Message> delivered = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Outbox outbox = new Outbox(jdbc, () -> now);

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate outbox").update();
    }

    @Test
    void deliversAndForgets() {
        UUID order = queue(1);

        assertThat(lane(this::accept).turn()).isInstanceOf(Lane.Turn.Moved.class);

        assertThat(delivered).extracting(Message::orderId).containsExactly(order);
        assertThat(rows()).isZero();
        assertThat(lane(this::accept).turn()).isInstanceOf(Lane.Turn.Idle.class);
    }

    @Test
    void aBatchIsBounded() {
        IntStream.range(0, 40).forEach(i -> queue(1));

        lane(this::accept).turn();

        assertThat(delivered).hasSize(16);
    }

    @Test
    void theSecondMessageOfAnOrderWaitsForTheFirst() {
        UUID order = queue(2);
        Lane away = lane(message -> Outcome.away("503"));
        Lane back = lane(this::accept);

        away.turn();
        assertThat(back.turn()).as("only the second is due").isInstanceOf(Lane.Turn.Idle.class);
        now = now.plusSeconds(1);
        back.turn();
        back.turn();

        assertThat(delivered).extracting(Message::orderId).containsExactly(order, order);
        assertThat(delivered).extracting(Message::sequence).containsExactly(1, 2);
    }

    @Test
    void anotherDestinationDoesNotWait() {
        UUID order = queue(1);
        queue(order, 1, "cart-service");
        lane(message -> Outcome.away("503")).turn();

        lane("cart-service", this::accept).turn();

        assertThat(delivered).extracting(Message::destination).containsExactly("cart-service");
    }

    @Test
    void aDestinationThatIsAwayIsAskedWithOneMessageOnly() {
        IntStream.range(0, 40).forEach(i -> queue(1));
        Lane lane = lane(message -> {
            delivered.add(message);
            return Outcome.away("connection refused");
        });

        assertThat(lane.turn()).isInstanceOf(Lane.Turn.Stuck.class);
        assertThat(delivered).hasSize(16);
        assertThat(lane.turn()).isInstanceOf(Lane.Turn.Stuck.class);
        assertThat(delivered).hasSize(17);
    }

    @Test
    void whateverADestinationThrowsIsTriedAgain() {
        queue(1);
        lane(message -> {
                    throw new IllegalStateException("no token");
                })
                .turn();
        now = now.plusSeconds(1);

        lane(this::accept).turn();

        assertThat(delivered).extracting(Message::attempts).containsExactly(2);
    }

    @Test
    void whatIsRefusedTooOftenIsPutAsideAndHoldsNothingUp() {
        UUID order = queue(2);
        Lane lane = lane(message -> message.sequence() == 1 ? Outcome.refused("422 invalid") : accept(message));
        for (int i = 0; i < 10; i++) {
            lane.turn();
            now = now.plusSeconds(60);
        }

        assertThat(delivered).extracting(Message::sequence).containsExactly(2);
        assertThat(outbox.backlog()).singleElement().satisfies(backlog -> {
            assertThat(backlog.dead()).isEqualTo(1);
            assertThat(backlog.waiting()).isZero();
        });
        assertThat(jdbc.sql("select last_error from outbox where order_id = ?")
                        .param(order)
                        .query(String.class)
                        .single())
                .isEqualTo("422 invalid");
    }

    @Test
    void beingAwayForLongPutsNothingAside() {
        queue(1);
        Lane away = lane(message -> Outcome.away("503"));
        for (int i = 0; i < 50; i++) {
            away.turn();
            now = now.plusSeconds(60);
        }

        lane(this::accept).turn();

        assertThat(delivered).hasSize(1);
    }

    @Test
    void whatADyingRelayHadTakenIsDeliveredByAnotherAfterTheLease() {
        queue(1);
        assertThat(outbox.take(SUMMARY, 16, SETTINGS.lease())).hasSize(1);

        assertThat(lane(this::accept).turn()).isInstanceOf(Lane.Turn.Idle.class);
        now = now.plusSeconds(31);
        assertThat(lane(this::accept).turn()).isInstanceOf(Lane.Turn.Moved.class);

        assertThat(rows()).isZero();
    }

    @Test
    void aRelayThatLostItsLeaseDoesNotPutOffTheOthersDelivery() {
        queue(1);
        Message slow = outbox.take(SUMMARY, 16, SETTINGS.lease()).getFirst();
        now = now.plusSeconds(31);
        Message taken = outbox.take(SUMMARY, 16, SETTINGS.lease()).getFirst();

        outbox.refused(slow, "timed out", Duration.ofHours(1), 1);

        assertThat(outbox.backlog()).singleElement().extracting(Backlog::dead).isEqualTo(0L);
        outbox.delivered(SUMMARY, List.of(taken));
        assertThat(rows()).isZero();
    }

    @Test
    void severalRelaysShareTheWorkAndKeepEachOrdersSequence() {
        IntStream.range(0, 100).forEach(i -> queue(3));
        try (ExecutorService relays = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(i -> relays.execute(() -> untilEmpty(lane(this::acceptUnreliably))));
        }

        // a lease may end while its relay is slow; then a message comes twice, but never before an earlier one
        assertThat(delivered.stream().map(LaneIT::place).distinct()).hasSize(300);
        assertThat(delivered.stream()
                        .collect(Collectors.groupingBy(Message::orderId))
                        .values())
                .allSatisfy(messages -> assertThat(
                                messages.stream().map(Message::sequence).distinct())
                        .containsExactly(1, 2, 3));
    }

    @Test
    void theBacklogTellsDepthAndAge() {
        queue(1);
        queue(1);
        now = now.plusSeconds(90);

        assertThat(outbox.backlog()).containsExactly(new Backlog(SUMMARY, 2, Duration.ofSeconds(90), 0));
    }

    private static String place(Message message) {
        return message.orderId() + " " + message.sequence();
    }

    private void untilEmpty(Lane lane) {
        while (rows() > 0) {
            lane.turn();
            now = now.plusMillis(500);
        }
    }

    private Outcome accept(Message message) {
        delivered.add(message);
        return Outcome.DELIVERED;
    }

    private synchronized Outcome acceptUnreliably(Message message) {
        return random.nextInt(4) == 0 ? Outcome.away("503") : accept(message);
    }

    private Lane lane(Function<Message, Outcome> destination) {
        return lane(SUMMARY, destination);
    }

    private Lane lane(String name, Function<Message, Outcome> deliver) {
        Destination destination = new Destination() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome deliver(Message message) {
                return deliver.apply(message);
            }
        };
        Backoff backoff = new Backoff(SETTINGS.firstRetry(), SETTINGS.longestRetry(), random);
        return new Lane(destination, outbox, SETTINGS, backoff, Traces.off());
    }

    private UUID queue(int messages) {
        UUID order = UUID.randomUUID();
        Stream.iterate(1, sequence -> sequence + 1)
                .limit(messages)
                .forEach(sequence -> queue(order, sequence, SUMMARY));
        return order;
    }

    private void queue(UUID order, int sequence, String destination) {
        jdbc.sql("""
                insert into outbox (order_id, destination, sequence, type, event_id, created_at, next_attempt_at)
                values (?, ?, ?, 'test', ?, ?, ?)""")
                .params(
                        order,
                        destination,
                        sequence,
                        UUID.randomUUID(),
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static HikariDataSource migrated() {
        TestDatabase database = TestDatabase.create();
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        HikariDataSource pooled = new HikariDataSource();
        pooled.setDataSource(database.dataSource());
        return pooled;
    }

    private static long rows() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
