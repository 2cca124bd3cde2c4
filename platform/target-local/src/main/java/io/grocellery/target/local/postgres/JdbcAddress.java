package io.grocellery.target.local.postgres;

import io.grocellery.core.database.DatabaseName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server by its JDBC address.
 *
 * @param server host and port
 * @param database the one an administrator connects to
 * @param options what follows, with its question mark; may be empty
 */
record JdbcAddress(String server, String database, String options) {

    private static final Pattern FORM = Pattern.compile("jdbc:postgresql://([^/?@]+)/([^/?]*)(\\?.*)?");

    /** @throws IllegalArgumentException when it is not of that form, or carries a password */
    static JdbcAddress parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a database address must look like jdbc:postgresql://host:5432/postgres, without a user in it");
        }
        String options = matcher.group(3) == null ? "" : matcher.group(3);
        if (options.contains("password=")) {
            throw new IllegalArgumentException("a database address must not carry a password: put it into a file");
        }
        return new JdbcAddress(matcher.group(1), matcher.group(2).isEmpty() ? "postgres" : matcher.group(2), options);
    }

    String url() {
        return "jdbc:postgresql://" + server + "/" + database + options;
    }

    String of(DatabaseName name) {
        return "jdbc:postgresql://" + server + "/" + name + options;
    }

    @Override
    public String toString() {
        return server;
    }
}
