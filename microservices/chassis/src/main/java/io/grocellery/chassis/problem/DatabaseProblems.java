package io.grocellery.chassis.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away, or transactions that got in one another's way, from our own faults. */
final class DatabaseProblems {

    /** Classes of SQLSTATE: connection, resources, operator intervention (shutdown), system error. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** A character that no text in the database can hold, U+0000 above all: it came with the request. */
    private static final String NO_CHARACTER = "22021";

    private DatabaseProblems() {}

    static Optional<Problem> of(Exception exception) {
        if (!(exception instanceof DataAccessException || exception instanceof TransactionException)) {
            return Optional.empty();
        }
        if (states(exception).anyMatch(NO_CHARACTER::equals)) {
            String detail = "a text holds a character that texts cannot hold, such as U+0000";
            return Optional.of(Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", detail));
        }
        if (isAway(exception)) {
            return Optional.of(again("database-unavailable", "the database cannot be reached at the moment"));
        }
        return conflicts(exception);
    }

    private static Optional<Problem> conflicts(Exception exception) {
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

    private static boolean isAway(Exception exception) {
        return Causes.find(exception, SQLTransientConnectionException.class).isPresent()
                || states(exception).map(state -> state.substring(0, 2)).anyMatch(AWAY::contains);
    }

    private static Stream<String> states(Exception exception) {
        return Causes.of(exception)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && state.length() == 5);
    }
}
