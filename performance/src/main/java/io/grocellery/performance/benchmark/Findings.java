package io.grocellery.performance.benchmark;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark found out.
 *
 * @param method how it was measured: pairs, seconds, connections, what a transaction holds
 * @param notes what a reader must know to judge the figures; may be empty
 * @param runs the raw figures of every run, in the order they were run
 */
public record Findings(
        List<Figure> figures, Map<String, Object> method, List<String> notes, List<Map<String, Object>> runs) {

    public Findings {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
        runs = List.copyOf(runs);
    }
}
