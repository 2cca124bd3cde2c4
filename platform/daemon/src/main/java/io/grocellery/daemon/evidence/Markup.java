package io.grocellery.daemon.evidence;

import io.grocellery.daemon.http.PageTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pieces that a report's page is made of. Every text is escaped. */
final class Markup {

    private static final PageTemplate SECTION = PageTemplate.named("report-section");
    private static final PageTemplate PART = PageTemplate.named("report-part");
    private static final PageTemplate TABLE = PageTemplate.named("report-table");
    private static final PageTemplate HEAD = PageTemplate.named("report-head");
    private static final PageTemplate ROW = PageTemplate.named("report-row");
    private static final PageTemplate CELL = PageTemplate.named("report-cell");
    private static final PageTemplate LIST = PageTemplate.named("report-list");
    private static final PageTemplate LINE = PageTemplate.named("report-line");
    private static final PageTemplate TEXT = PageTemplate.named("report-text");
    private static final PageTemplate BADGE = PageTemplate.named("report-badge");

    private Markup() {}

    /** A heading with what belongs to it. */
    static String section(String title, List<String> content) {
        return SECTION.withParts("content", content).render(Map.of("title", title));
    }

    /** A smaller heading with what belongs to it. */
    static String part(String title, Tone tone, String word, List<String> content) {
        return PART.withParts("badge", List.of(badge(tone, word)))
                .withParts("content", content)
                .render(Map.of("title", title));
    }

    static String badge(Tone tone, String word) {
        return BADGE.render(Map.of("tone", tone.word(), "mark", tone.mark(), "word", word))
                .strip();
    }

    static String text(String text) {
        return TEXT.render(Map.of("text", text));
    }

    /** Nothing when there are no lines. */
    static List<String> list(String title, Tone tone, List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        LIST.withParts("lines", lines.stream().map(Markup::line).toList())
                                .render(Map.of("title", title, "tone", tone.word())));
    }

    private static String line(String text) {
        return LINE.render(Map.of("text", text)).stripTrailing();
    }

    /** Nothing when there are no rows. */
    static List<String> table(String caption, List<String> heads, List<List<String>> rows) {
        return rows.isEmpty()
                ? List.of()
                : List.of(TABLE.withParts(
                                "heads",
                                heads.stream()
                                        .map(head -> HEAD.render(Map.of("text", head))
                                                .stripTrailing())
                                        .toList())
                        .withParts(
                                "rows",
                                rows.stream().map(row -> row(heads, row)).toList())
                        .render(Map.of("caption", caption)));
    }

    private static String row(List<String> heads, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            cells.add(CELL.render(Map.of("label", heads.get(column), "text", row.get(column)))
                    .stripTrailing());
        }
        return ROW.withParts("cells", cells).render(Map.of());
    }
}
