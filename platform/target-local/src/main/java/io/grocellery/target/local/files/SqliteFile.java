package io.grocellery.target.local.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Opens SQLite files so that what was written reaches the disk before a write returns. */
public final class SqliteFile {

    private static final int BUSY_MILLIS = 10_000;

    private SqliteFile() {}

    /**
     * A connection to a file, which is made readable by its owner only when it is not there.
     *
     * @throws SQLException when it is no such file
     * @throws java.io.UncheckedIOException when it cannot be made
     */
    public static Connection open(Path file) throws SQLException {
        if (!Files.exists(file)) {
            DurableFile.write(file, "");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** The number that whoever made its tables left in it; 0 in a new one. */
    public static int schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
