package io.grocellery.chassis.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away, or transactions that got in one another's way, from our own faults. */
final class DatabaseProblems {

    /** Classes of SQLSTATE: connection, resources, operator intervention (shutdown), system error. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    private DatabaseProblems() {}

    static Optional<Problem> of(Exception exception) {
        if (!(exception instanceof DataAccessException || exception instanceof TransactionException)) {
            return Optional.empty();
        }
        if (isAway(exception)) {
            return Optional.of(again("database-unavailable", "the database cannot be reached at the moment"));
        }
        if (exception instanceof DuplicateKeyException) {
            return Optional.of(Problem.of(HttpStatus.CONFLICT, "conflict", "this exists already"));
        }
        if (exception instanceof ConcurrencyFailureException) {
            return Optional.of(again("busy", "too many changes to the same thing at once; nothing was changed"));
        }
        return Optional.empty();
    }

    private static Problem again(String code, String detail) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail).header("Retry-After", "1");
    }

    private static boolean isAway(Throwable exception) {
        return Causes.of(exception).anyMatch(cause -> cause instanceof SQLException sql && isAway(sql));
    }

    private static boolean isAway(SQLException exception) {
        String state = exception.getSQLState();
        return exception instanceof SQLTransientConnectionException
                || (state != null && state.length() == 5 && AWAY.contains(state.substring(0, 2)));
    }
}
