package io.grocellery.daemon.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * An HTML page with places of the form <code>{{name}}</code>, each filled with escaped text.
 *
 * <p>There is deliberately no way to put markup into a place; a part that repeats is a template of its own, put in by
 * {@link #withParts}.
 */
public final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String text;

    private PageTemplate(String text) {
        this.text = text;
    }

    /** Reads {@code /pages/<name>.html} from the class path. */
    public static PageTemplate named(String name) {
        try (InputStream page = PageTemplate.class.getResourceAsStream("/pages/" + name + ".html")) {
            if (page == null) {
                throw new IllegalArgumentException("no page template " + name);
            }
            return new PageTemplate(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PageTemplate of(String text) {
        return new PageTemplate(text);
    }

    /** The template with <code>{{place}}</code> replaced by pages that were already rendered. */
    public PageTemplate withParts(String place, Iterable<String> rendered) {
        return new PageTemplate(text.replace("{{" + place + "}}", String.join("\n", rendered)));
    }

    /**
     * The page with every place filled.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    public String render(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(values.get(place.group(1)), place.group(1))));
    }

    private static String escaped(@org.jspecify.annotations.Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("no value for {{" + name + "}}");
        }
        // a value is put into other templates again: it must not look like one of their places
        return HtmlUtils.htmlEscape(value, StandardCharsets.UTF_8.name()).replace("{{", "&#123;&#123;");
    }
}
