package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.JourneyDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.RequestPattern;
import io.grocellery.core.model.ServiceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what shoppers do: names, and the requests of each. */
final class JourneyReading {

    private static final String JOURNEYS =
            "journeys by name, each a list of requests, at most " + Delivery.MOST_JOURNEYS;
    private static final String NAMES = "a name such as checkout, that no service has";
    private static final String REQUESTS =
            "a method and a path such as GET /products/** or PUT /carts/*/items/*, in one" + " journey, at most "
                    + JourneyDefinition.MOST_PATTERNS;

    private final Problems problems;
    private final Map<RequestPattern, String> owners = new HashMap<>();

    JourneyReading(Problems problems) {
        this.problems = problems;
    }

    List<JourneyDefinition> journeys(Section top, List<ServiceDefinition> services) {
        return top.section("journeys", JOURNEYS)
                .map(section -> journeysIn(section, services))
                .orElse(List.of());
    }

    private List<JourneyDefinition> journeysIn(Section section, List<ServiceDefinition> services) {
        if (section.names().size() > Delivery.MOST_JOURNEYS) {
            problems.add(section.place(), "names " + section.names().size() + " journeys", JOURNEYS);
        }
        return section.entries((key, value) -> journey(key, value, services)).toList();
    }

    private Optional<JourneyDefinition> journey(String key, Value value, List<ServiceDefinition> services) {
        Optional<JourneyName> name = value.checked(NAMES, () -> named(key, services));
        List<RequestPattern> requests = value.filledList(REQUESTS, each -> request(each, key, services));
        if (requests.size() > JourneyDefinition.MOST_PATTERNS) {
            return value.refuse("has " + requests.size() + " requests", REQUESTS);
        }
        return name.filter(found -> !requests.isEmpty()).map(found -> new JourneyDefinition(found, requests));
    }

    private static JourneyName named(String key, List<ServiceDefinition> services) {
        JourneyName name = new JourneyName(key);
        if (services.stream()
                .map(ServiceDefinition::name)
                .map(ServiceName::value)
                .anyMatch(key::equals)) {
            throw new IllegalArgumentException("'" + key + "' is a service");
        }
        return name;
    }

    private Optional<RequestPattern> request(Value value, String owner, List<ServiceDefinition> services) {
        return value.as(REQUESTS, RequestPattern::parse)
                .filter(pattern -> routed(pattern, services, value))
                .filter(pattern -> unique(pattern, owner, value));
    }

    /** One that no service answers would never be counted. */
    private static boolean routed(RequestPattern pattern, List<ServiceDefinition> services, Value value) {
        boolean routed = services.stream()
                .flatMap(service -> service.routes().stream())
                .anyMatch(route -> covers(route, pattern.beginning()));
        if (!routed) {
            value.refuse("'" + pattern + "' goes to no service", "the routes of the services");
        }
        return routed;
    }

    private static boolean covers(PathPattern route, String path) {
        String prefix = route.prefix();
        boolean below = route.value().endsWith("/**") && (prefix.equals("/") || path.startsWith(prefix + "/"));
        return path.equals(prefix) || below;
    }

    private boolean unique(RequestPattern pattern, String owner, Value value) {
        String first = owners.putIfAbsent(pattern, owner);
        if (first != null) {
            value.refuse("'" + pattern + "' already belongs to " + first, "one journey for each");
        }
        return first == null;
    }
}
