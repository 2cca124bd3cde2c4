package io.grocellery.performance.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL of a service, taken from its source: what it is compared by is what it executes, not a copy grown old. */
record SourceSql(Path file, String source) {

    private static final Pattern PART = Pattern.compile("\"\"\"\\n(.*?)\"\"\"|\\b([A-Z][A-Z_]*)\\b", Pattern.DOTALL);
    private static final String PARAMETER = "?";

    static SourceSql in(Path file) throws IOException {
        return new SourceSql(file, Files.readString(file));
    }

    /**
     * The value of a constant that is made of text blocks and other such constants.
     *
     * @throws IOException when there is none of this name
     */
    String constant(String name) throws IOException {
        Matcher definition = Pattern.compile("String " + name + " =\\s*(.*?\"\"\");\n", Pattern.DOTALL)
                .matcher(source);
        if (!definition.find()) {
            throw new IOException(file + " has no SQL called " + name);
        }
        StringBuilder value = new StringBuilder();
        Matcher part = PART.matcher(definition.group(1));
        while (part.find()) {
            value.append(part.group(1) != null ? part.group(1) : constant(part.group(2)));
        }
        return value.toString();
    }

    /**
     * The statement with expressions in the place of its parameters.
     *
     * @throws IOException when they are not as many
     */
    String constant(String name, List<String> expressions) throws IOException {
        String[] pieces = constant(name).split(Pattern.quote(PARAMETER), -1);
        if (pieces.length != expressions.size() + 1) {
            throw new IOException(name + " of " + file + " has " + (pieces.length - 1) + " parameters, and "
                    + expressions.size() + " were given");
        }
        StringBuilder statement = new StringBuilder(pieces[0]);
        for (int i = 0; i < expressions.size(); i++) {
            statement.append(expressions.get(i)).append(pieces[i + 1]);
        }
        return statement.toString();
    }
}
