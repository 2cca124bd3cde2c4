package io.grocellery.core.database;

import io.grocellery.core.parameters.Secret;
import io.grocellery.core.workload.MemoryUse;
import java.util.Optional;

/** Runs a database server, or uses one that others run, and keeps a database with a role in it for each service. */
public interface DatabaseOperator {

    /**
     * Returns when the server takes connections. One that already runs is found and left alone; one that ended without
     * warning recovers by itself.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it cannot be started, or one that others run does not
     *     answer
     */
    DatabaseStatus start();

    /** Looks, and changes nothing. Cheap: somebody looks several times a second. */
    DatabaseStatus status();

    /** What all its processes hold, when it runs on this machine under our care. Not cheap: some milliseconds. */
    Optional<MemoryUse> memory();

    /** Ends open connections and the server, nothing lost. A server that others run goes on. */
    void stop();

    /**
     * Ends a server that does not answer any more, as a power cut does: within seconds, and nothing that was
     * acknowledged is lost. A server that others run goes on.
     */
    void kill();

    /**
     * Makes the role and the database of that name, owned by the role and closed to all other roles, or what is missing
     * of them; sets the role's password. Doing it again does no harm.
     *
     * @throws io.grocellery.core.problem.ExplainedException when the server refuses
     */
    void ensureDatabase(DatabaseName name, Secret password);

    /**
     * Makes a role that may read the server's own figures, of all databases, and no data in them; sets its password.
     * Doing it again does no harm.
     *
     * @throws io.grocellery.core.problem.ExplainedException when the server refuses
     */
    void ensureObserver(DatabaseName role, Secret password);

    /** The address that a service puts in its configuration: {@code jdbc:postgresql://127.0.0.1:5433/name}. */
    String jdbcUrl(DatabaseName name);
}
