package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.BranchPattern;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.IdentityProvider;
import io.grocellery.core.delivery.JourneyDefinition;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ProgramDefinition;
import io.grocellery.core.delivery.Replicas;
import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.delivery.Sampling;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.PipelineDefinition;
import io.grocellery.core.rollout.Strategy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One reading of one document, section by section; names that refer to others are checked at the end. */
final class DeliveryReading {

    private static final String SERVICE_NAMES = "the names of services in this file";
    private static final String BRANCHES = "a list of branches such as main or feature/**";
    private static final String ATTESTATIONS = "a list of signature, provenance, sbom, scan";
    private static final String COMMANDS = "a list of words such as [\"python3\", \"app.py\"]";
    private static final String HEALTH_PATHS = "a path such as /healthz";
    private static final String PORTS = "a port, 1 to 65535, used once";

    private final Section top;
    private final Problems problems;
    private final Map<Integer, String> portOwners = new LinkedHashMap<>();
    private final Map<String, String> routeOwners = new LinkedHashMap<>();
    private final Set<String> serviceNames = new LinkedHashSet<>();

    DeliveryReading(Section top, Problems problems) {
        this.top = top;
        this.problems = problems;
    }

    Optional<Delivery> delivery() {
        Optional<String> application = top.required("application", "a name").flatMap(value -> value.text("a name"));
        Optional<String> storefront = top.optional("storefront").flatMap(DeliveryReading::relativePath);
        Optional<String> flags = top.optional("flags").flatMap(DeliveryReading::relativePath);
        List<ServiceDefinition> services = services();
        List<EnvironmentDefinition> environments = environments();
        ServiceLevelObjectives objectives = JudgingReading.objectives(top);
        Optional<RolloutDefinition> rollout = new RolloutReading(JudgingReading.triggers(top), objectives).read(top);
        List<JourneyDefinition> journeys = new JourneyReading(problems).journeys(top, services);
        Optional<PipelineDefinition> pipeline = new PipelineReading(problems, environments).read(top);
        top.close();
        return all(application, rollout, pipeline)
                ? Optional.of(new Delivery(
                        application.get(),
                        storefront,
                        flags,
                        services,
                        environments,
                        rollout.get(),
                        objectives,
                        journeys,
                        pipeline.get()))
                : Optional.empty();
    }

    private Optional<Section> filled(String key, String allowed) {
        Optional<Section> section = top.required(key, allowed).flatMap(value -> value.section(allowed));
        section.filter(found -> found.names().isEmpty())
                .ifPresent(found -> problems.add(found.place(), "is empty", allowed));
        return section;
    }

    private List<ServiceDefinition> services() {
        Optional<Section> section = filled("services", "at least one service");
        section.ifPresent(found -> serviceNames.addAll(found.names()));
        return section.map(found -> found.entries(this::service).toList()).orElse(List.of());
    }

    private List<EnvironmentDefinition> environments() {
        return filled("environments", "at least one environment")
                .map(found -> found.entries(this::environment).toList())
                .orElse(List.of());
    }

    private Optional<ServiceDefinition> service(String key, Value value) {
        Optional<ServiceName> name = value.checked("a service name", () -> new ServiceName(key));
        return value.section("path, port, routes, memory, calls, events, command, health")
                .flatMap(section -> {
                    Optional<String> path = section.required("path", "a folder").flatMap(DeliveryReading::relativePath);
                    Optional<Port> port = section.required("port", PORTS).flatMap(each -> port(each, key));
                    List<PathPattern> routes = section.required("routes", "a list of paths")
                            .map(list -> list.list("a list of paths", each -> route(each, key)))
                            .orElse(List.of());
                    Optional<MemorySize> memory = section.required("memory", "an amount such as 256MiB")
                            .flatMap(each -> each.as("an amount such as 256MiB", MemorySize::parse));
                    Set<ServiceName> calls = section.optional("calls")
                            .map(list -> Set.copyOf(list.list("a list of services", this::knownService)))
                            .orElse(Set.of());
                    Map<ServiceName, String> events = section.optional("events")
                            .flatMap(each -> each.section("services and the paths of their events"))
                            .map(this::subscribers)
                            .orElse(Map.of());
                    Optional<ProgramDefinition> program = program(section);
                    section.close();
                    return all(name, path, port, memory)
                            ? Optional.of(new ServiceDefinition(
                                    name.get(), path.get(), port.get(), routes, memory.get(), calls, events, program))
                            : Optional.empty();
                });
    }

    /** A command is told its port and little more, so that what a Spring Boot module is told besides has no place there. */
    private static Optional<ProgramDefinition> program(Section section) {
        Optional<Value> command = section.optional("command");
        Optional<Value> health = section.optional("health");
        if (command.isEmpty()) {
            health.ifPresent(value -> value.refuse("there is no command that it belongs to", "health beside command"));
            return Optional.empty();
        }
        Stream.of("calls", "events")
                .flatMap(key -> section.optional(key).stream())
                .forEach(value -> value.refuse("a command is not told of it", "no such key beside command"));
        String path = health.flatMap(value -> value.as(HEALTH_PATHS, DeliveryReading::healthPath))
                .orElse(ProgramDefinition.HEALTH);
        List<String> words = command.get().filledList(COMMANDS, each -> each.text(COMMANDS));
        return words.isEmpty() ? Optional.empty() : Optional.of(new ProgramDefinition(words, path));
    }

    private static String healthPath(String text) {
        if (!text.matches("/[A-Za-z0-9/._~?=&%-]*")) {
            throw new IllegalArgumentException("'" + text + "' is not a path");
        }
        return text;
    }

    private Map<ServiceName, String> subscribers(Section section) {
        Map<ServiceName, String> subscribers = new LinkedHashMap<>();
        section.forEach((name, path) -> {
            Optional<String> target = path.as("a path such as /summaries/events", DeliveryReading::absolutePath);
            known(name, path).ifPresent(service -> target.ifPresent(found -> subscribers.put(service, found)));
        });
        return subscribers;
    }

    private Optional<EnvironmentDefinition> environment(String key, Value value) {
        Optional<EnvironmentName> name = value.checked("an environment name", () -> new EnvironmentName(key));
        return value.section(
                        "gateway, admin, replicas, profile, fixed_ports, identity, strategy, branches, approval, tracing, attestations")
                .flatMap(section -> {
                    Optional<Port> gateway = section.required("gateway", PORTS).flatMap(each -> port(each, key));
                    Optional<Port> admin = section.required("admin", PORTS).flatMap(each -> port(each, key));
                    Optional<Replicas> replicas = section.required("replicas", "1 to 50, or { min: 2, max: 10 }")
                            .flatMap(DeliveryReading::replicas);
                    Optional<JvmProfile> profile =
                            section.required("profile", "lean, fast").flatMap(DeliveryReading::profile);
                    boolean fixedPorts =
                            section.optional("fixed_ports").flatMap(Value::bool).orElse(false);
                    IdentityProvider identity = section.optional("identity")
                            .flatMap(each -> each.as(IdentityProvider.ALLOWED, IdentityProvider::parse))
                            .orElseGet(IdentityProvider.Unnamed::new);
                    Strategy strategy = section.read("strategy", "rolling, blue-green, canary", Strategy::parse)
                            .orElse(Strategy.ROLLING);
                    List<BranchPattern> branches = section.optional("branches")
                            .map(list -> list.filledList(BRANCHES, each -> each.as(BRANCHES, BranchPattern::new)))
                            .orElse(List.of());
                    boolean approval = section.read("approval", "required, none", DeliveryReading::approval)
                            .orElse(false);
                    Sampling tracing = section.read("tracing", Wording.SHARES, DeliveryReading::sampling)
                            .orElse(Sampling.STANDARD);
                    Set<AttestationKind> attestations = section.optional("attestations")
                            .map(list -> Set.copyOf(
                                    list.list(ATTESTATIONS, each -> each.as(ATTESTATIONS, AttestationKind::parse))))
                            .orElse(Set.of());
                    section.close();
                    return all(name, gateway, admin, replicas, profile)
                            ? Optional.of(new EnvironmentDefinition(
                                    name.get(),
                                    gateway.get(),
                                    admin.get(),
                                    replicas.get(),
                                    profile.get(),
                                    fixedPorts,
                                    identity,
                                    strategy,
                                    branches,
                                    approval,
                                    tracing,
                                    attestations))
                            : Optional.empty();
                });
    }

    private static Sampling sampling(String text) {
        return new Sampling(Wording.percent(text) / 100);
    }

    private static boolean approval(String text) {
        return switch (text) {
            case "required" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither required nor none");
        };
    }

    private static boolean all(Optional<?>... parts) {
        return Arrays.stream(parts).allMatch(Optional::isPresent);
    }

    private static Optional<Replicas> replicas(Value value) {
        String allowed = "1 to 50, or { min: 2, max: 10 }";
        if (!value.isSection()) {
            return value.integer(allowed).flatMap(count -> value.checked(allowed, () -> Replicas.fixed(count)));
        }
        return value.section(allowed).flatMap(section -> {
            Optional<Integer> min = section.required("min", "1 to 50").flatMap(each -> each.integer("1 to 50"));
            Optional<Integer> max = section.required("max", "1 to 50").flatMap(each -> each.integer("1 to 50"));
            section.close();
            return all(min, max) ? value.checked(allowed, () -> new Replicas(min.get(), max.get())) : Optional.empty();
        });
    }

    private static Optional<JvmProfile> profile(Value value) {
        return value.as("lean, fast", text -> switch (text) {
            case "lean" -> JvmProfile.LEAN;
            case "fast" -> JvmProfile.FAST;
            default -> throw new IllegalArgumentException("'" + text + "' is not a profile");
        });
    }

    private Optional<Port> port(Value value, String owner) {
        return value.integer(PORTS)
                .flatMap(number -> value.checked(PORTS, () -> new Port(number)))
                .filter(port -> unique(portOwners, port.number(), owner, value, "port " + port));
    }

    private Optional<PathPattern> route(Value value, String owner) {
        return value.as("a path such as /orders/**", PathPattern::new)
                .filter(route -> unique(routeOwners, route.prefix(), owner, value, "route " + route));
    }

    private static <K> boolean unique(Map<K, String> owners, K key, String owner, Value value, String what) {
        String first = owners.putIfAbsent(key, owner);
        if (first != null) {
            value.refuse(what + " already belongs to " + first, "one owner for each");
        }
        return first == null;
    }

    private Optional<ServiceName> knownService(Value value) {
        return value.text(SERVICE_NAMES).flatMap(name -> known(name, value));
    }

    private Optional<ServiceName> known(String name, Value value) {
        return serviceNames.contains(name)
                ? value.checked(SERVICE_NAMES, () -> new ServiceName(name))
                : value.refuse("there is no service '" + name + "'", String.join(", ", serviceNames));
    }

    private static Optional<String> relativePath(Value value) {
        return value.as("a folder below the delivery file", DeliveryReading::insideFolder);
    }

    static String insideFolder(String text) {
        if (text.startsWith("/") || ("/" + text + "/").contains("/../")) {
            throw new IllegalArgumentException("'" + text + "' leads outside the folder of the delivery file");
        }
        return text;
    }

    private static String absolutePath(String text) {
        return new PathPattern(text).prefix();
    }
}
