package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.daemon.identity.IdentitySettings;
import io.grocellery.daemon.identity.Passwords;
import io.grocellery.daemon.identity.Person;
import io.grocellery.daemon.identity.ServiceClient;
import io.grocellery.daemon.identity.SigningKeys;
import io.grocellery.target.local.installation.Installation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/** What the development issuer of this installation knows: three demo people, and every service of the delivery file. */
final class LocalIdentity implements IdentitySettings {

    private static final String ADMIN = "admin";
    private static final SortedMap<String, String> NAMES =
            new TreeMap<>(Map.of("alice", "Alice Moreau", "bob", "Bob Okafor", ADMIN, "Ada Admin"));

    private final Installation installation;
    private final Delivery delivery;
    private final Credentials credentials;
    private final Supplier<List<Person>> people;
    private final Supplier<List<ServiceClient>> services;
    private final Supplier<String> keys;

    LocalIdentity(Installation installation, Delivery delivery, Credentials credentials, ParameterStore parameters) {
        this.installation = installation;
        this.delivery = delivery;
        this.credentials = credentials;
        this.people = SingletonSupplier.of(this::demoPeople);
        this.services = SingletonSupplier.of(this::clients);
        this.keys = SingletonSupplier.of(() -> parameters
                .putIfAbsent(ParameterPaths.SIGNING_KEYS, () -> ParameterValue.secure(SigningKeys.generate()))
                .value()
                .reveal());
    }

    /** So that the parameter store holds them before anybody asks. */
    void makeUpSecrets() {
        NAMES.keySet().forEach(credentials::demoPassword);
    }

    static URI issuerOf(Installation installation) {
        return URI.create("http://127.0.0.1:" + installation.daemonPort());
    }

    @Override
    public URI issuer() {
        return issuerOf(installation);
    }

    @Override
    public Set<URI> storefronts() {
        return delivery.environments().stream()
                .map(environment -> new EnvironmentPlan(delivery, environment, installation.portOffset()))
                .map(plan -> URI.create(plan.gatewayUrl() + "/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Person> people() {
        return people.get();
    }

    @Override
    public List<ServiceClient> serviceClients() {
        return services.get();
    }

    @Override
    public String signingKeys() {
        return keys.get();
    }

    private List<Person> demoPeople() {
        return NAMES.entrySet().stream()
                .map(person -> demo(person.getKey(), person.getValue()))
                .toList();
    }

    private Person demo(String username, String name) {
        Set<String> roles = username.equals(ADMIN) ? Set.of("shopper", ADMIN) : Set.of("shopper");
        return Person.demo(
                username,
                name,
                roles,
                Passwords.encode(credentials.demoPassword(username).reveal()));
    }

    private List<ServiceClient> clients() {
        return delivery.services().stream().map(this::client).toList();
    }

    private ServiceClient client(ServiceDefinition service) {
        return new ServiceClient(
                service.name().value(),
                delivery.environments().stream()
                        .map(EnvironmentDefinition::name)
                        .map(environment -> credentials
                                .clientSecret(environment, service.name())
                                .reveal())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
