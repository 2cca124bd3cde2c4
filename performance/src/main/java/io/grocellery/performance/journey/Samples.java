package io.grocellery.performance.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured, round by round.
 *
 * @param values of each figure, one for each round
 */
record Samples(SortedMap<Figure, List<Double>> values) {

    Samples {
        SortedMap<Figure, List<Double>> copy = new TreeMap<>();
        values.forEach((figure, rounds) -> copy.put(figure, List.copyOf(rounds)));
        values = copy;
    }

    static Samples of(List<Map<Figure, Double>> rounds) {
        SortedMap<Figure, List<Double>> values = new TreeMap<>();
        for (Map<Figure, Double> round : rounds) {
            round.forEach((figure, value) ->
                    values.computeIfAbsent(figure, unseen -> new ArrayList<>()).add(value));
        }
        return new Samples(values);
    }
}
