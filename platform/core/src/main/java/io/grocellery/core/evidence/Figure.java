package io.grocellery.core.evidence;

import java.util.List;
import java.util.Optional;

/**
 * One figure of how well deliveries go.
 *
 * @param name such as {@code deployment_frequency}
 * @param definition what is counted, and how
 * @param value empty when there is not enough to tell it from
 * @param unit of the value: {@code per-week}, {@code seconds} or {@code share} (0 to 1)
 * @param words the value for people, or what is missing to tell it
 * @param counted the events that it was counted from, oldest first
 */
public record Figure(
        String name, String definition, Optional<Double> value, String unit, String words, List<String> counted) {

    public Figure {
        counted = List.copyOf(counted);
    }
}
