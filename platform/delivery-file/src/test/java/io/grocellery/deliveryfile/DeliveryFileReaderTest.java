package io.grocellery.deliveryfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import io.grocellery.core.delivery.RolloutDefinition.BlueGreen;
import io.grocellery.core.delivery.RolloutDefinition.Rolling;
import io.grocellery.core.delivery.Sampling;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.SustainedThreshold;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.RequestPattern;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.traffic.Weight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFileReaderTest {

    private static final String VALID = """
            application: shop
            storefront: pages
            flags: flags.json
            services:
              a-service: { path: a, port: 9001, routes: [/a/**], memory: 64MiB, calls: [b-service], events: { b-service: /b/events } }
              b-service: { path: b, port: 9002, routes: [/b/**, /c], memory: 1GiB }
            environments:
              dev: { gateway: 9000, admin: 9010, replicas: 1, profile: lean, fixed_ports: true, identity: development, tracing: 100%, attestations: [signature, scan] }
              prod: { gateway: 9100, admin: 9110, replicas: { min: 2, max: 10 }, profile: fast }
            """;

    private static final String ROLLOUT = """
            rollout:
              canary:
                steps: [ { weight: 2.5% }, { weight: 25%, for: 2m, requests: 200, by: hand } ]
                bake: 90s
                false_alarms: 2%
              blue_green: { test_requests: 7, bake: 1 hour }
              rolling: { pause: 1.5s, bake: 0s }
              deadlines:
                { start: 1m, shift: 2s, stage: 3m, hold: 4h, drain: 5s, stop: 6s, at_stage_end: abort, at_hold_end: promote }
            rollback_triggers:
              health_check_failure: "4 consecutive failures"
              error_rate_threshold: ">6% for 7 minutes"
              response_time_threshold: ">1.5s for 90 seconds"
            service_level_objectives:
              availability: "99.5%"
              response_time_p95: "<250ms"
              error_rate: "<2%"
              throughput: ">20 req/s"
            """;

    private final DeliveryFileReader reader = new DeliveryFileReader();

    @Test
    void readsEveryKey() throws Exception {
        Delivery delivery = reader.read("delivery.yaml", VALID);

        assertThat(delivery.application()).isEqualTo("shop");
        assertThat(delivery.storefront()).contains("pages");
        assertThat(delivery.flags()).contains("flags.json");
        assertThat(delivery.service(new ServiceName("a-service")))
                .contains(new ServiceDefinition(
                        new ServiceName("a-service"),
                        "a",
                        new Port(9001),
                        List.of(new PathPattern("/a/**")),
                        new MemorySize(64),
                        Set.of(new ServiceName("b-service")),
                        Map.of(new ServiceName("b-service"), "/b/events"),
                        Optional.empty()));
        assertThat(delivery.services().getLast().memory().mebibytes()).isEqualTo(1024);
        assertThat(delivery.environment(new EnvironmentName("dev"))).hasValueSatisfying(dev -> {
            assertThat(dev.identity()).isEqualTo(new IdentityProvider.Development());
            assertThat(dev.tracing()).isEqualTo(new Sampling(1));
            assertThat(dev.attestations()).containsExactlyInAnyOrder(AttestationKind.SIGNATURE, AttestationKind.SCAN);
        });
        assertThat(delivery.environment(new EnvironmentName("prod"))).hasValueSatisfying(prod -> {
            assertThat(prod.replicas()).isEqualTo(new Replicas(2, 10));
            assertThat(prod.profile()).isEqualTo(JvmProfile.FAST);
            assertThat(prod.fixedPorts()).isFalse();
            assertThat(prod.identity()).isEqualTo(new IdentityProvider.Unnamed());
            assertThat(prod.strategy()).isEqualTo(Strategy.ROLLING);
            assertThat(prod.branches()).isEmpty();
            assertThat(prod.approvalRequired()).isFalse();
            assertThat(prod.tracing()).isEqualTo(Sampling.STANDARD);
            assertThat(prod.attestations()).isEmpty();
        });
        assertThat(delivery.rollout()).isEqualTo(RolloutDefinition.STANDARD);
        assertThat(delivery.objectives()).isEqualTo(ServiceLevelObjectives.STANDARD);
    }

    @Test
    void aServiceMayBeAnyCommand() throws Exception {
        assertThat(program("command: [python3, app.py], health: /healthz"))
                .contains(new ProgramDefinition(List.of("python3", "app.py"), "/healthz"));
        assertThat(program("command: [./run]")).contains(new ProgramDefinition(List.of("./run"), "/"));
        assertThat(reader.read("delivery.yaml", VALID).configured()).isTrue();
    }

    private Optional<ProgramDefinition> program(String keys) throws InvalidDeliveryFileException {
        return reader.read("delivery.yaml", VALID.replace("memory: 1GiB", "memory: 1GiB, " + keys))
                .services()
                .getLast()
                .program();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health: /healthz | services.b-service.health: there is no command that it belongs to",
                "command: [] | services.b-service.command: is empty",
                "command: python3 app.py | is not a list",
                "command: [./run], health: healthz | is not a path",
                "command: [./run], calls: [a-service] | services.b-service.calls: a command is not told of it"
            })
    void refusesACommandThatCouldNotBeRun(String keys, String expected) {
        assertThat(refused(VALID.replace("memory: 1GiB", "memory: 1GiB, " + keys)))
                .hasMessageContaining(expected);
    }

    @Test
    void readsHowReleasesTakeOver() throws Exception {
        RolloutDefinition rollout =
                reader.read("delivery.yaml", VALID + ROLLOUT).rollout();

        assertThat(rollout.canary().steps())
                .containsExactly(
                        new Stage(Weight.ofPercent(2.5), Gate.EVIDENCE, Duration.ZERO, 0),
                        new Stage(Weight.ofPercent(25), Gate.BY_HAND, Duration.ofMinutes(2), 200));
        assertThat(rollout.canary().bake()).isEqualTo(Duration.ofSeconds(90));
        assertThat(rollout.blueGreen()).isEqualTo(new BlueGreen(7, Duration.ofHours(1)));
        assertThat(rollout.rolling()).isEqualTo(new Rolling(Duration.ofMillis(1_500), Duration.ZERO));
        assertThat(rollout.deadlines())
                .isEqualTo(new Deadlines(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3),
                        Duration.ofHours(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Action.ABORT,
                        Action.PROMOTE));
    }

    @Test
    void readsByWhatCandidatesAreJudged() throws Exception {
        Delivery delivery = reader.read("delivery.yaml", VALID + ROLLOUT);

        assertThat(delivery.objectives())
                .isEqualTo(new ServiceLevelObjectives(0.995, 0.02, Duration.ofMillis(250), OptionalDouble.of(1_200)));
        assertThat(delivery.rollout().policy())
                .isEqualTo(new JudgePolicy(
                        0.02,
                        JudgePolicy.STANDARD.missed(),
                        0.02,
                        0.05,
                        Duration.ofMillis(250),
                        Optional.of(new SustainedThreshold(0.06, Duration.ofMinutes(7))),
                        Optional.of(new SustainedThreshold(0.05, Duration.ofSeconds(90))),
                        Duration.ofMillis(1_500),
                        4));
    }

    @Test
    void readsTheProjectsOwnFile() throws Exception {
        Delivery delivery = reader.read(Path.of("../../delivery.yaml"));

        assertThat(delivery.services())
                .extracting(service -> service.name().value())
                .containsExactly("product-service", "cart-service", "order-service", "summary-service");
        assertThat(delivery.environments())
                .extracting(environment -> environment.name().value())
                .containsExactly("dev", "staging", "prod");
        assertThat(delivery.environments())
                .extracting(environment -> environment.identity().production())
                .containsExactly(false, false, true);
        assertThat(delivery.environments())
                .extracting(EnvironmentDefinition::strategy)
                .containsExactly(Strategy.ROLLING, Strategy.BLUE_GREEN, Strategy.CANARY);
        assertThat(delivery.environments())
                .extracting(EnvironmentDefinition::approvalRequired)
                .containsExactly(false, false, true);
        assertThat(delivery.environments())
                .extracting(EnvironmentDefinition::branches)
                .containsExactly(
                        List.of(new BranchPattern("feature/**")),
                        List.of(new BranchPattern("develop")),
                        List.of(new BranchPattern("main")));
        assertThat(delivery.rollout()).isEqualTo(RolloutDefinition.STANDARD);
        assertThat(delivery.objectives().throughput()).hasValue(1_000);
        assertThat(delivery.journeys())
                .extracting(journey -> journey.name().value())
                .containsExactly("browse", "cart", "checkout");
    }

    @Test
    void readsWhatShoppersDo() throws Exception {
        Delivery delivery = reader.read("delivery.yaml", VALID + """
                journeys:
                  look: [GET /a/**, GET /c]
                  buy:
                    - PUT /b/*/items/*
                """);

        assertThat(delivery.journeys())
                .containsExactly(
                        new JourneyDefinition(
                                new JourneyName("look"),
                                List.of(new RequestPattern("GET", "/a/**"), new RequestPattern("GET", "/c"))),
                        new JourneyDefinition(
                                new JourneyName("buy"), List.of(new RequestPattern("PUT", "/b/*/items/*"))));
        assertThat(reader.read("delivery.yaml", VALID).journeys()).isEmpty();
    }

    @Test
    void reportsEveryFaultOfTheJourneysAtOnce() {
        InvalidDeliveryFileException refused = refused(VALID + """
                journeys:
                  Look: [GET /a/**]
                  a-service: [GET /a/1]
                  empty: []
                  words: [everything, FETCH /a/1]
                  nowhere: [GET /wishlist]
                  again: [GET /a/**]
                  one: GET /c
                """);

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.path() + " " + problem.what())
                .containsExactly(
                        "11 journeys.Look 'Look' is no name of a journey: lower-case letters, digits and hyphens, at most 32",
                        "12 journeys.a-service 'a-service' is a service",
                        "13 journeys.empty is empty",
                        "14 journeys.words[0] 'everything' is not a method and a path such as GET /products/**",
                        "14 journeys.words[1] 'FETCH /a/1' is not a method and a path such as GET /products/**",
                        "15 journeys.nowhere[0] 'GET /wishlist' goes to no service",
                        "16 journeys.again[0] 'GET /a/**' already belongs to Look",
                        "17 journeys.one 'GET /c' is not a list");
    }

    @Test
    void thereIsABoundToJourneysAndTheirRequests() {
        String many = IntStream.range(0, 21)
                .mapToObj(number -> "  j" + number + ": [GET /a/" + number + "]\n")
                .collect(Collectors.joining("", "journeys:\n", ""));
        String lengthy = IntStream.range(0, 21)
                .mapToObj(number -> "GET /a/" + number)
                .collect(Collectors.joining(", ", "journeys: { j: [", "] }\n"));

        assertThat(refused(VALID + many)).hasMessageContaining("names 21 journeys");
        assertThat(refused(VALID + lengthy)).hasMessageContaining("has 21 requests");
    }

    @Test
    void reportsEveryProblemAtOnceWithItsLine() {
        String broken = """
                application: ""
                colour: green
                storefront: ../elsewhere
                services:
                  Bad_Name: { path: a, port: 9001, routes: [/a/**], memory: 64MiB }
                  b-service: { path: /root, port: 70000, routes: [b], memory: lots, calls: [nobody], size: 3 }
                  c-service: { port: 9001, routes: /c, memory: 1MiB, events: { nobody: x } }
                  d-service: []
                environments:
                  dev: { gateway: 9001, admin: soon, replicas: 0, profile: quick, fixed_ports: maybe, identity: "http://x" }
                  prod: { gateway: 9100, admin: 9110, replicas: { min: 5, max: 2 }, profile: fast }
                """;

        InvalidDeliveryFileException refused = refused(broken);

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.path())
                .contains(
                        "1 application",
                        "2 colour",
                        "3 storefront",
                        "5 services.Bad_Name",
                        "6 services.b-service.path",
                        "6 services.b-service.port",
                        "6 services.b-service.routes[0]",
                        "6 services.b-service.memory",
                        "6 services.b-service.calls[0]",
                        "6 services.b-service.size",
                        "7 services.c-service",
                        "7 services.c-service.port",
                        "7 services.c-service.routes",
                        "7 services.c-service.memory",
                        "7 services.c-service.events.nobody",
                        "8 services.d-service",
                        "10 environments.dev.gateway",
                        "10 environments.dev.admin",
                        "10 environments.dev.replicas",
                        "10 environments.dev.profile",
                        "10 environments.dev.fixed_ports",
                        "10 environments.dev.identity",
                        "11 environments.prod.replicas");
        assertThat(refused).hasMessageContaining("unknown key 'colour'").hasMessageContaining("allowed:");
    }

    @Test
    void reportsEveryFaultOfARolloutAtOnceWithPathValueAndWhatIsAllowed() {
        String broken = VALID.replace(
                        "profile: fast",
                        "profile: fast, strategy: quickly, branches: [], approval: maybe, tracing: 110%, attestations: [blessing]")
                + """
                        rollout:
                          canary:
                            steps:
                              - { weight: 120% }
                              - { weight: 50%, for: soon }
                              - { weight: 25% }
                              - { weight: 60%, requests: -1, by: foot }
                              - { weight: 70%, for: 20m }
                              - { for: 1m, until: noon }
                              - all
                            bake: 5 parsecs
                            false_alarms: 80%
                          blue_green: { test_requests: many, bake: 2d }
                          rolling: 5s
                          deadlines: { start: 0s, stage: -3m, at_stage_end: wait, at_hold_end: hold }
                          speed: high
                        rollback_triggers:
                          health_check_failure: "some consecutive failures"
                          error_rate_threshold: "5% for 5 minutes"
                          response_time_threshold: ">2s for ever"
                          moon_phase: full
                        service_level_objectives:
                          availability: "100%"
                          response_time_p95: "500ms"
                          error_rate: "<0%"
                          throughput: ">1000"
                        quality_goals: { code_coverage: ">80%" }
                        """;

        InvalidDeliveryFileException refused = refused(broken);

        assertThat(refused.problems())
                .extracting(problem -> problem.path() + ": " + problem.what())
                .containsExactlyInAnyOrder(
                        "environments.prod.strategy: 'quickly' is not a strategy",
                        "environments.prod.branches: is empty",
                        "environments.prod.approval: 'maybe' is neither required nor none",
                        "environments.prod.tracing: '110%' is more than 100%",
                        "environments.prod.attestations[0]: 'blessing' is not an attestation",
                        "rollout.canary.steps[0].weight: '120%' is more than 100%",
                        "rollout.canary.steps[1].for: 'soon' is not a time",
                        "rollout.canary.steps[2].weight: '25%' is not above 50.0% and below 100%",
                        "rollout.canary.steps[3].requests: -1 requests are out of range",
                        "rollout.canary.steps[3].by: 'foot' cannot promote a step",
                        "rollout.canary.steps[4].for: '20m' reaches the deadline of a stage, 600 s, so that the stage"
                                + " could never be passed",
                        "rollout.canary.steps[5]: 'weight' is missing",
                        "rollout.canary.steps[5].until: unknown key 'until'",
                        "rollout.canary.steps[6]: 'all' is not a section of keys",
                        "rollout.canary.bake: '5 parsecs' is not a time",
                        "rollout.canary.false_alarms: '80%' is out of range",
                        "rollout.blue_green.test_requests: 'many' is not a whole number",
                        "rollout.blue_green.bake: '2d' is more than a day",
                        "rollout.rolling: '5s' is not a section of keys",
                        "rollout.deadlines.start: '0s' is no time at all",
                        "rollout.deadlines.stage: '-3m' is not a time",
                        "rollout.deadlines.at_stage_end: 'wait' cannot be done then",
                        "rollout.deadlines.at_hold_end: 'hold' cannot be done then",
                        "rollout.speed: unknown key 'speed'",
                        "rollback_triggers.health_check_failure: 'some consecutive failures' is not a number of"
                                + " consecutive failures",
                        "rollback_triggers.error_rate_threshold: '5% for 5 minutes' is not a share for a time",
                        "rollback_triggers.response_time_threshold: '>2s for ever' is not a response time for a time",
                        "rollback_triggers.moon_phase: unknown key 'moon_phase'",
                        "service_level_objectives.availability: '100%' is out of range",
                        "service_level_objectives.response_time_p95: '500ms' is not an upper limit of a time",
                        "service_level_objectives.error_rate: '<0%' is out of range",
                        "service_level_objectives.throughput: '>1000' is not a rate of requests",
                        "quality_goals: unknown key 'quality_goals'");
        assertThat(refused.problems()).allSatisfy(problem -> {
            assertThat(problem.allowed()).isNotBlank();
            assertThat(problem.line()).isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary: { steps: [] } | rollout.canary.steps: is empty",
                "canary: { steps: [ { weight: 100% } ] } | is not above 0.0% and below 100%",
                "canary: { steps: [ { weight: 5% }, { weight: 5% } ] } | is not above 5.0% and below 100%",
                "deadlines: { stage: 10s } | rollout: a step of PT10S reaches the deadline of a stage",
                "canary: { false_alarms: 0% } | is out of range"
            })
    void refusesARolloutThatCouldNotBeGone(String section, String expected) {
        assertThat(refused(VALID + "rollout:\n  " + section)).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health_check_failure | 0 consecutive failures | is out of range",
                "error_rate_threshold | >100% for 5 minutes | a share of 1.0 is outside 0 to 1",
                "error_rate_threshold | >5% for 10ms | is outside 1 second to 1 day",
                "response_time_threshold | >0s for 10 minutes | would be so of every request"
            })
    void refusesTriggersOutOfRange(String key, String text, String expected) {
        assertThat(refused(VALID + "rollback_triggers:\n  " + key + ": \"" + text + "\""))
                .hasMessageContaining("rollback_triggers." + key)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: [1, 2' | not YAML",
                "'' | the file is empty",
                "just words | is not a section of keys",
                "'application: x' | is missing (allowed: at least one service)",
                "'application: x\napplication: y' | stands here twice"
            })
    void saysWhatIsWrongWithADocument(String yaml, String expected) {
        assertThat(refused(yaml)).hasMessageContaining(expected);
    }

    @Test
    void twoServicesCannotOwnOneRoute() {
        assertThat(refused(VALID.replace("/b/**, /c", "/a/**")))
                .hasMessageContaining("route /a/** already belongs to a-service");
    }

    private InvalidDeliveryFileException refused(String yaml) {
        return catchThrowableOfType(InvalidDeliveryFileException.class, () -> reader.read("delivery.yaml", yaml));
    }
}
