package io.grocellery.performance.scale;

import java.util.Arrays;
import java.util.List;

/**
 * Something a service asks its database.
 *
 * @param sql where {@code :n} stands for the number of rows there are
 */
record Question(String name, String sql) {

    private static final String MARK = "-- \\? ";

    /** Reads a script in which each question begins with a line {@code -- ? name}. */
    static List<Question> in(String script) {
        return Arrays.stream(script.split("(?m)^" + MARK))
                .skip(1)
                .map(Question::read)
                .toList();
    }

    String at(int rows) {
        return sql.replace(":n", Integer.toString(rows));
    }

    private static Question read(String text) {
        int end = text.indexOf('\n');
        return new Question(text.substring(0, end).strip(), text.substring(end).strip());
    }
}
