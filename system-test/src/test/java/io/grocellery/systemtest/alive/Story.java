package io.grocellery.systemtest.alive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The spans of one trace, and which part of the shop they say another one asked. */
final class Story {

    private static final String GATEWAY = "gateway";
    private static final String OUTBOX = "outbox ";

    private final List<Map<String, Object>> spans;
    private final Map<String, Map<String, Object>> byId = new HashMap<>();

    Story(List<Map<String, Object>> spans) {
        this.spans = spans;
        spans.forEach(span -> byId.put(text(span, "id"), span));
    }

    /** Each as {@code who → whom}, through the gateway too. */
    Set<String> edges() {
        Set<String> edges = new TreeSet<>();
        for (Map<String, Object> span : spans) {
            if ("SERVER".equals(text(span, "kind"))) {
                callers(span).forEach(caller -> edges.add(caller + " → " + service(span)));
            }
            if (tags(span).keySet().stream().anyMatch(tag -> tag.startsWith("jdbc.query"))) {
                edges.add(service(span) + " → postgresql");
            }
        }
        return edges;
    }

    /** The nearest other part; behind the gateway also who asked it, and the outbox when that did. */
    private Stream<String> callers(Map<String, Object> asked) {
        Stream.Builder<String> callers = Stream.builder();
        String last = service(asked);
        for (Map<String, Object> span = parent(asked); !span.isEmpty(); span = parent(span)) {
            if (text(span, "name").startsWith(OUTBOX)) {
                return callers.add("outbox").build();
            }
            if (!service(span).equals(last)) {
                last = service(span);
                callers.add(last);
            }
            if (!last.equals(GATEWAY) && !last.equals(service(asked)) && !"CLIENT".equals(text(span, "kind"))) {
                return callers.build();
            }
        }
        return callers.build();
    }

    private Map<String, Object> parent(Map<String, Object> span) {
        return byId.getOrDefault(text(span, "parentId"), Map.of());
    }

    private static String service(Map<String, Object> span) {
        return String.valueOf(((Map<?, ?>) span.getOrDefault("localEndpoint", Map.of())).get("serviceName"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tags(Map<String, Object> span) {
        return (Map<String, Object>) span.getOrDefault("tags", Map.of());
    }

    private static String text(Map<String, Object> span, String key) {
        return String.valueOf(span.getOrDefault(key, ""));
    }
}
