package io.grocellery.target.local.files;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file of ours: what was written reaches the disk before a write returns. Safe for use by several threads.
 * Whatever goes wrong with it is an {@link ExplainedException} in the words of its contents.
 */
public final class SqliteFile implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final Contents contents;
    private final Connection connection;

    private SqliteFile(Path file, Contents contents, Connection connection) {
        this.file = file;
        this.contents = contents;
        this.connection = connection;
    }

    /**
     * What is in such a file.
     *
     * @param schema the number of the form of its tables; a file with a higher one is from a newer version
     * @param tables what makes its tables and indexes where they are not there yet
     * @param unusable what happened, when it cannot be used
     * @param whenNewer what to do about one from a newer version
     * @param otherwise what to do about anything else
     */
    public record Contents(int schema, List<String> tables, String unusable, String whenNewer, String otherwise) {
        public Contents {
            tables = List.copyOf(tables);
        }
    }

    /** Something done with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it and tells what came of it. */
        T on(Connection connection) throws SQLException, IOException;
    }

    /**
     * Opens it, made when it is not there, readable by its owner only.
     *
     * @throws ExplainedException when it is something else, is damaged, or was written by a newer version
     */
    public static SqliteFile open(Path path, Contents contents) {
        Path file = path.toAbsolutePath().normalize();
        try {
            SqliteFile opened = new SqliteFile(file, contents, connect(file));
            opened.prepare();
            return opened;
        } catch (SQLException | UncheckedIOException failed) {
            throw unusable(file, contents, failed);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        if (!Files.exists(file)) {
            DurableFile.write(file, "");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void prepare() throws SQLException {
        if (schema() > contents.schema()) {
            close();
            throw new ExplainedException(
                    contents.unusable(), file + " was written by a newer version of Grocellery", contents.whenNewer());
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : contents.tables()) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + contents.schema());
        }
    }

    /** The number that whoever made its tables left in it; 0 in a new one. */
    private int schema() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** Each statement by itself. */
    public synchronized <T> T with(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException | IOException failed) {
            throw unusable(file, contents, failed);
        }
    }

    /** All of it or nothing. */
    public <T> T inTransaction(Work<T> work) {
        return with(open -> {
            open.setAutoCommit(false);
            try {
                T done = work.on(open);
                open.commit();
                return done;
            } catch (SQLException | IOException | RuntimeException failed) {
                open.rollback();
                throw failed;
            } finally {
                open.setAutoCommit(true);
            }
        });
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unusable(file, contents, failed);
        }
    }

    private static ExplainedException unusable(Path file, Contents contents, Exception failed) {
        return new ExplainedException(
                contents.unusable(), file + ": " + failed.getMessage(), contents.otherwise(), failed);
    }
}
