package io.grocellery.gateway.table;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.RequestPattern;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a table from JSON; collects every problem before it refuses. */
public final class TableReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|::1|localhost");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern HEALTH_PATH = Pattern.compile("/[\\x21-\\x7e]{0,255}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,4096}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern ANY = Pattern.compile(".{1,4096}");
    private static final String NAME_RULE = "lower-case letters, digits, dots, hyphens and underscores, at most 63";
    private static final int HOUR_MILLIS = 3_600_000;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    private TableReader() {}

    /**
     * The table in this JSON.
     *
     * @throws InvalidTableException when it is not JSON, a key is missing, unknown or out of range, or parts contradict
     */
    public static Table read(String text) throws InvalidTableException {
        try {
            return new TableReader().table(new JsonObject(text));
        } catch (DecodeException | ClassCastException e) {
            throw new InvalidTableException(List.of("the document is not a JSON object: " + e.getMessage()));
        }
    }

    private Table table(JsonObject json) throws InvalidTableException {
        Node root = new Node(json, "", problems);
        Table table = new Table(
                root.number("version", 1, Long.MAX_VALUE),
                address(root.object("listen")),
                admin(root.object("admin")),
                limits(root.object("limits")),
                root.objects("routes", (node, i) -> route(node)),
                root.has("statics") ? root.objects("statics", (node, i) -> statics(node)) : List.of(),
                health(root.object("health")),
                root.integer("drainMillis", 0, HOUR_MILLIS, 20_000),
                root.has("journeys") ? root.objects("journeys", (node, i) -> journey(node)) : List.of());
        root.refuseUnknownKeys();
        checkNames(table.routes());
        checkJourneys(table.journeys());
        if (!problems.isEmpty()) {
            throw new InvalidTableException(problems);
        }
        return table;
    }

    private static Table.Address address(Node node) {
        Table.Address address = new Table.Address(
                node.text("host", LOOPBACK, "127.0.0.1, ::1 or localhost"), node.integer("port", 0, 65_535));
        node.refuseUnknownKeys();
        return address;
    }

    private static Table.Admin admin(Node node) {
        Table.Admin admin = new Table.Admin(
                node.text("host", LOOPBACK, "127.0.0.1, ::1 or localhost"),
                node.integer("port", 0, 65_535),
                absolute(node, "tokenFile", node.text("tokenFile", ANY, "a file")));
        node.refuseUnknownKeys();
        return admin;
    }

    private static Table.Limits limits(Node node) {
        Table.Limits limits = new Table.Limits(
                node.number("maxBodyBytes", 0, 1L << 40),
                node.integer("maxHeaderBytes", 1024, 1 << 20),
                node.integer("maxUriBytes", 64, 1 << 16, 8192),
                node.integer("headerTimeoutMillis", 100, HOUR_MILLIS),
                node.integer("bodyIdleTimeoutMillis", 100, HOUR_MILLIS),
                node.integer("maxConnections", 1, 1_000_000));
        node.refuseUnknownKeys();
        return limits;
    }

    private Table.Route route(Node node) {
        String name = node.text("name", NAME, NAME_RULE);
        return new Table.Route(
                name,
                paths(node, name),
                node.objects("backends", (backend, i) -> backend(backend)),
                pin(node.optionalObject("pin")),
                node.integer("timeoutMillis", 1, HOUR_MILLIS));
    }

    private static Table.Journey journey(Node node) {
        List<RequestPattern> requests = new ArrayList<>();
        for (String text : node.texts("requests")) {
            try {
                requests.add(RequestPattern.parse(text));
            } catch (IllegalArgumentException e) {
                node.problem("requests", String.valueOf(e.getMessage()));
            }
        }
        return new Table.Journey(node.text("name", NAME, NAME_RULE), List.copyOf(requests));
    }

    private static Table.Backend backend(Node node) {
        return new Table.Backend(
                node.text("release", RELEASE, "letters, digits, dots, hyphens, underscores, colons, at most 128"),
                node.integer("weight", 0, 1_000_000),
                node.objects("instances", (instance, i) -> instance(instance)));
    }

    private static Table.Instance instance(Node node) {
        return new Table.Instance(
                node.text("id", RELEASE, "letters, digits, dots, hyphens and underscores, at most 128"),
                node.text("host", HOST, "a host name or address"),
                node.integer("port", 1, 65_535),
                node.text("healthPath", HEALTH_PATH, "a path such as /actuator/health/readiness"));
    }

    private static Table.@Nullable Pin pin(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        Table.Pin pin = new Table.Pin(
                node.optionalText("header", TOKEN, "a header's name"),
                node.optionalText("cookie", TOKEN, "a cookie's name"));
        node.refuseUnknownKeys();
        return pin;
    }

    private Table.Statics statics(Node node) {
        return new Table.Statics(
                paths(node, "statics"),
                node.texts("roots").stream()
                        .map(root -> absolute(node, "roots", root))
                        .toList(),
                node.optionalText("fallback", FILE_NAME, "a file's name"),
                headers(node.optionalObject("headers")));
    }

    private static Map<String, String> headers(@Nullable Node node) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (node != null) {
            for (String name : node.keys()) {
                headers.put(name, node.text(name, HEADER_VALUE, "printable ASCII"));
                if (!TOKEN.matcher(name).matches()) {
                    node.problem(name, "is no header's name");
                }
            }
        }
        return headers;
    }

    private static Table.HealthPolicy health(Node node) {
        Table.HealthPolicy policy = new Table.HealthPolicy(
                node.integer("intervalMillis", 10, HOUR_MILLIS),
                node.integer("timeoutMillis", 10, HOUR_MILLIS),
                node.integer("unhealthyAfter", 1, 100),
                node.integer("healthyAfter", 1, 100));
        node.refuseUnknownKeys();
        return policy;
    }

    private List<PathPattern> paths(Node node, String owner) {
        List<PathPattern> patterns = new ArrayList<>();
        for (String text : node.texts("paths")) {
            try {
                PathPattern pattern = new PathPattern(text);
                patterns.add(pattern);
                checkPath(node, pattern, owner);
            } catch (IllegalArgumentException e) {
                node.problem("paths", String.valueOf(e.getMessage()));
            }
        }
        if (patterns.isEmpty()) {
            node.problem("paths", "must name at least one path");
        }
        return patterns;
    }

    private void checkPath(Node node, PathPattern pattern, String owner) {
        String other = owners.putIfAbsent(pattern.value(), owner);
        if (other != null) {
            node.problem("paths", pattern + " is already served by " + other);
        }
        if (pattern.prefix().equals("/actuator") || pattern.prefix().startsWith("/actuator/")) {
            node.problem("paths", pattern + " would open a service's management paths; /actuator is never routed");
        }
    }

    private static Path absolute(Node node, String key, String text) {
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute() && !text.isEmpty()) {
                node.problem(key, "'" + text + "' must be an absolute path");
            }
            return path;
        } catch (InvalidPathException e) {
            node.problem(key, "is no path: " + e.getMessage());
            return Path.of("");
        }
    }

    private void checkNames(List<Table.Route> routes) {
        Set<String> names = new HashSet<>();
        for (Table.Route route : routes) {
            if (!names.add(route.name())) {
                problems.add("routes: the name " + route.name() + " is used twice");
            }
            checkBackends(route);
        }
    }

    /** Bounded, for the ledger keeps a book of each. */
    private void checkJourneys(List<Table.Journey> journeys) {
        Set<String> names = new HashSet<>();
        for (Table.Journey journey : journeys) {
            if (!names.add(journey.name())) {
                problems.add("journeys: the name " + journey.name() + " is used twice");
            }
        }
        if (journeys.size() > Delivery.MOST_JOURNEYS) {
            problems.add("journeys: there are " + journeys.size() + ", allowed are " + Delivery.MOST_JOURNEYS);
        }
    }

    private void checkBackends(Table.Route route) {
        Set<String> releases = new HashSet<>();
        Set<String> instances = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (Table.Backend backend : route.backends()) {
            require(releases.add(backend.release()), route, "names release " + backend.release() + " twice");
            for (Table.Instance instance : backend.instances()) {
                String address = instance.host() + ":" + instance.port();
                require(instances.add(instance.id()), route, "names instance " + instance.id() + " twice");
                require(addresses.add(address), route, "has two instances at " + address);
            }
        }
        long weight = route.backends().stream().mapToLong(Table.Backend::weight).sum();
        require(route.backends().isEmpty() || weight > 0, route, "gives every release weight 0; one must have more");
    }

    private void require(boolean holds, Table.Route route, String otherwise) {
        if (!holds) {
            problems.add("routes." + route.name() + ": " + otherwise);
        }
    }
}
