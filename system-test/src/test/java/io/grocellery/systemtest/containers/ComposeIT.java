package io.grocellery.systemtest.containers;

import static io.grocellery.systemtest.containers.ComposeFile.asMap;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file, the files its set-up writes for it, and the gateway's table agree with one another. */
class ComposeIT {
    private static final Path CHECKOUT = Command.checkout();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isAComposeFile() throws IOException {
        assertThat(schema().validate(
                                JSON.<JsonNode>valueToTree(ComposeFile.read().content())))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNone() throws IOException {
        assertThat(schema().validate(JSON.readTree("{\"services\": {\"shop\": {\"imagine\": \"shop:1\"}}}")))
                .hasSize(1);
    }

    /** The schema says {@code id} where its own version of JSON Schema has {@code $id}: no validator takes these. */
    private static JsonSchema schema() throws IOException {
        try (var file = ComposeIT.class.getResourceAsStream("/compose/compose-spec.json")) {
            var schema = JSON.readTree(file);
            withoutId(schema);
            schema.get("definitions").forEach(ComposeIT::withoutId);
            schema.get("properties").forEach(ComposeIT::withoutId);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(schema);
        }
    }

    private static void withoutId(JsonNode node) {
        ((ObjectNode) node).remove("id");
    }

    @Test
    void holdsEveryServiceOfTheDeliveryFileAndWhatTheyNeed() throws IOException {
        var delivered = Files.readAllLines(CHECKOUT.resolve("delivery.yaml")).stream()
                .filter(line -> line.matches(" {2}[a-z-]+-service:"))
                .map(line -> line.strip().replace(":", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(delivered).hasSize(4);
        delivered.addAll(List.of("gateway", "postgres"));
        assertThat(ComposeFile.read().services()).containsOnlyKeys(delivered);
    }

    @Test
    void itsImagesAreThoseThatTheBuildMakes() throws IOException {
        var delivery = Files.readString(CHECKOUT.resolve("delivery.yaml"));
        var compose = ComposeFile.read();
        for (var name : compose.services().keySet()) {
            var expected = name.equals("postgres") ? "postgres:18.6-alpine" : "grocellery/" + name + ":dev";
            assertThat(compose.service(name)).containsEntry("image", expected);
            assertThat(List.of("postgres", "gateway").contains(name)
                            || delivery.contains("path: microservices/" + name + "\n"))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void everyContainerOfOursIsConfined() throws IOException {
        var compose = ComposeFile.read();
        for (var name : compose.services().keySet()) {
            if (!name.equals("postgres")) {
                assertThat(compose.service(name))
                        .containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsKeys("user", "mem_limit");
            }
        }
    }

    @Test
    void everyFileItMountsIsThereOrWrittenByItsSetUp() throws IOException {
        setUp();
        for (var secret : asMap(ComposeFile.read().content().get("secrets")).values()) {
            assertThat(folder.resolve(String.valueOf(asMap(secret).get("file"))))
                    .isNotEmptyFile();
        }
        for (var volume : volumesOfTheGateway()) {
            var source = Path.of(String.valueOf(volume).replaceFirst(":.*", "")).normalize();
            assertThat(source.startsWith(".grocellery") || Files.exists(CHECKOUT.resolve(source)))
                    .as("%s", source)
                    .isTrue();
        }
        assertThat(folder.resolve(".grocellery/compose/env")).content().matches("GROCELLERY_USER=[1-9]\\d*:\\d+\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve(".grocellery/compose")))
                .isEqualTo(fromString("rwx------"));
    }

    @Test
    void settingUpAgainKeepsThePasswords() throws IOException {
        setUp();
        var before = configuration("order-service");
        setUp();
        assertThat(configuration("order-service")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"product-service", "cart-service", "order-service", "summary-service"})
    void theGatewayFindsEachServiceWhereItIsConfigured(String service) throws IOException {
        setUp();
        var table =
                JSON.readTree(CHECKOUT.resolve("containers/gateway-table.json").toFile());
        var ports = table.at("/routes").findParents("backends").stream()
                .filter(route -> route.at("/name").asText().equals(service))
                .map(route -> route.at("/backends/0/instances/0/port").asText())
                .toList();
        assertThat(ports).containsExactly(configuration(service).getProperty("server.port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product-service", "cart-service", "order-service", "summary-service"})
    void everyConfiguredKeyIsReadBySomebody(String service) throws IOException {
        assumeTrue(Files.exists(CHECKOUT.resolve("microservices/" + service + "/pom.xml")));
        setUp();
        var groups = groupsThatAreRead();
        var own = content(
                CHECKOUT.resolve("microservices/chassis/src/main/java/io/grocellery/chassis/config/UnknownKeys.java"));
        for (var key : configuration(service).stringPropertyNames()) {
            var words = key.split("\\.", -1);
            assertThat(words.length == 2 ? own.contains('"' + words[1] + '"') : groups.contains(words[1]))
                    .as("%s of %s", key, service)
                    .isEqualTo(!words[0].equals("server"));
        }
    }

    /** The words after {@code grocellery.} under which some service reads a group of keys. */
    private static Set<String> groupsThatAreRead() throws IOException {
        var declared = Pattern.compile("ConfigurationProperties\\(\\s*prefix = \"grocellery\\.([a-z-]+)");
        try (var sources = Files.walk(CHECKOUT.resolve("microservices"))) {
            var groups = sources.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .flatMap(file -> declared.matcher(content(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(groups).contains("database", "client");
            groups.add("outbound");
            return groups;
        }
    }

    private static List<?> volumesOfTheGateway() throws IOException {
        return (List<?>) requireNonNull(ComposeFile.read().service("gateway").get("volumes"));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties configuration(String service) throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve(".grocellery/compose/" + service + ".properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private void setUp() throws IOException {
        var launcher = folder.resolve("grocellery");
        Files.writeString(launcher, "#!/bin/sh\necho a-client-secret\n");
        Files.setPosixFilePermissions(launcher, fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(
                CHECKOUT.resolve("scripts/compose-setup.sh"),
                folder.resolve("scripts/compose-setup.sh"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        var result = Command.in(folder, "scripts/compose-setup.sh").run();
        assertThat(result.code()).as(result.output()).isZero();
    }
}
