package io.grocellery.performance.service;

import io.grocellery.performance.tool.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Places orders as order-service does once it has cart and reservation: by its statements, its driver and virtual
 * threads, each statement a round trip that is committed by itself, each order the next as soon as the last is placed.
 */
final class OrderLoad implements AutoCloseable {

    private final OrderStatements statements;
    private final List<Connection> connections = new ArrayList<>();

    private OrderLoad(OrderStatements statements) {
        this.statements = statements;
    }

    /** Connects so many times; each connection is used by one thread at a time. */
    static OrderLoad connect(PostgresServer.Database database, OrderStatements statements, int connections)
            throws IOException {
        OrderLoad load = new OrderLoad(statements);
        try {
            for (int i = 0; i < connections; i++) {
                load.connections.add(database.connect());
            }
            return load;
        } catch (SQLException failed) {
            load.close();
            throw new IOException("no connection to place orders by: " + failed.getMessage(), failed);
        }
    }

    /** Places orders for so many seconds, and says how many a second there were. */
    double ordersPerSecond(int seconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> work = connections.stream()
                    .<Callable<Long>>map(connection -> () -> placeUntil(end, connection))
                    .toList();
            long orders = 0;
            for (Future<Long> placed : threads.invokeAll(work)) {
                orders += placed.get();
            }
            return orders * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException failed) {
            throw new IOException("an order cannot be placed: " + failed.getCause(), failed);
        }
    }

    private long placeUntil(long end, Connection connection) throws SQLException {
        long orders = 0;
        try (PreparedStatement claim = connection.prepareStatement(statements.claim());
                PreparedStatement place = connection.prepareStatement(statements.place())) {
            while (System.nanoTime() < end) {
                place(claim, place);
                orders++;
            }
        }
        return orders;
    }

    private static void place(PreparedStatement claim, PreparedStatement place) throws SQLException {
        UUID id = new UUID(
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        set(claim, Stream.of(id, id.toString(), id, id, now.plusSeconds(10), now, id, id.toString()));
        int epoch = epoch(claim);
        set(
                place,
                Stream.of(
                                Stream.<Object>of(id, id.toString(), epoch, id.toString(), id, id, now),
                                OrderStatements.amounts(),
                                OrderStatements.lines(),
                                Stream.<Object>of(1, id),
                                OrderStatements.messages())
                        .flatMap(columns -> columns));
        if (place.executeUpdate() == 0) {
            throw new SQLException("order " + id + " was not placed");
        }
    }

    private static int epoch(PreparedStatement claim) throws SQLException {
        try (ResultSet answer = claim.executeQuery()) {
            if (!answer.next() || !answer.getBoolean("owned")) {
                throw new SQLException("a new key was not given");
            }
            return answer.getInt("epoch");
        }
    }

    private static void set(PreparedStatement statement, Stream<?> values) throws SQLException {
        int index = 0;
        for (Object value : values.toList()) {
            index++;
            statement.setObject(index, value instanceof List<?> list ? array(list) : value);
        }
    }

    /** As the service passes them. */
    private static Object array(List<?> list) {
        return switch (list.getFirst()) {
            case Integer number ->
                list.stream().mapToInt(each -> (Integer) each).toArray();
            case Long number -> list.stream().mapToLong(each -> (Long) each).toArray();
            default -> list.toArray(String[]::new);
        };
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new IOException("a connection cannot be closed", failed);
            }
        }
    }
}
