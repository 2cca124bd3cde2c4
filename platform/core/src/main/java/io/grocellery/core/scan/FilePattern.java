package io.grocellery.core.scan;

import java.util.regex.Pattern;

/**
 * Names files by their paths from the workspace: {@code *} stands for anything within one name, {@code **} for any
 * names, as in {@code platform/**} and {@code **}{@code /src/test/*.java}.
 */
public record FilePattern(String value) {

    private static final Pattern TOKEN = Pattern.compile("\\*\\*/|\\*\\*|\\*|[^*]+");

    /** @throws IllegalArgumentException when it is empty or not within the workspace */
    public FilePattern {
        if (value.isBlank() || value.startsWith("/") || ("/" + value + "/").contains("/../")) {
            throw new IllegalArgumentException("'" + value + "' must name files by their path from the workspace");
        }
    }

    public boolean matches(String path) {
        return Pattern.matches(expression(), path);
    }

    private String expression() {
        StringBuilder expression = new StringBuilder();
        TOKEN.matcher(value).results().forEach(token -> expression.append(translated(token.group())));
        return expression.toString();
    }

    private static String translated(String token) {
        return switch (token) {
            case "**/" -> "(?:.*/)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Pattern.quote(token);
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
