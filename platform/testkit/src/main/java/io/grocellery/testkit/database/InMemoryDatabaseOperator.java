package io.grocellery.testkit.database;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.model.Port;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.workload.MemoryUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs nothing, and keeps the contract. Tests read which databases were made. */
public final class InMemoryDatabaseOperator implements DatabaseOperator {

    private final Port port;
    private final Map<DatabaseName, Secret> databases = new HashMap<>();
    private boolean running;

    public InMemoryDatabaseOperator(Port port) {
        this.port = port;
    }

    @Override
    public synchronized DatabaseStatus start() {
        running = true;
        return status();
    }

    @Override
    public synchronized DatabaseStatus status() {
        DatabaseStatus.State state = running ? DatabaseStatus.State.RUNNING : DatabaseStatus.State.STOPPED;
        return new DatabaseStatus(state, "127.0.0.1:" + port, Optional.of("18.0"), OptionalLong.empty());
    }

    @Override
    public Optional<MemoryUse> memory() {
        return Optional.empty();
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public synchronized void kill() {
        running = false;
    }

    @Override
    public synchronized void ensureDatabase(DatabaseName name, Secret password) {
        if (!running) {
            throw new ExplainedException(
                    "database " + name + " cannot be prepared", "the server does not run", "start the server");
        }
        databases.put(name, password);
    }

    @Override
    public void ensureObserver(DatabaseName role, Secret password) {
        ensureDatabase(role, password);
    }

    @Override
    public String jdbcUrl(DatabaseName name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** The databases made so far, with their roles' passwords. */
    public synchronized Map<DatabaseName, Secret> databases() {
        return Map.copyOf(databases);
    }
}
