package io.grocellery.pages;

import io.grocellery.daemon.identity.IdentitySettings;
import io.grocellery.daemon.identity.Passwords;
import io.grocellery.daemon.identity.Person;
import io.grocellery.daemon.identity.ServiceClient;
import io.grocellery.daemon.identity.SigningKeys;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Settings of the issuer for a test. */
public final class TestIdentity implements IdentitySettings {

    public static final String PASSWORD = "correct horse battery staple";
    public static final String SECRET_OF_DEV = "order-service-secret-in-dev-0123456789";
    public static final String SECRET_OF_STAGING = "order-service-secret-in-staging-0123456789";

    private static final String ENCODED = Passwords.encode(PASSWORD);
    private static final String KEYS = SigningKeys.generate();

    private final URI issuer;
    private final Set<URI> storefronts;

    public TestIdentity(URI issuer, Set<URI> storefronts) {
        this.issuer = issuer;
        this.storefronts = storefronts;
    }

    @Override
    public URI issuer() {
        return issuer;
    }

    @Override
    public Set<URI> storefronts() {
        return storefronts;
    }

    @Override
    public List<Person> people() {
        return List.of(
                Person.demo("alice", "Alice Adams", Set.of("shopper"), ENCODED),
                Person.demo("bob", "Bob <b>Baker</b>", Set.of("shopper"), ENCODED),
                Person.demo("admin", "Ada Min", Set.of("shopper", "admin"), ENCODED));
    }

    @Override
    public List<ServiceClient> serviceClients() {
        return List.of(new ServiceClient("order-service", Set.of(SECRET_OF_DEV, SECRET_OF_STAGING)));
    }

    @Override
    public String signingKeys() {
        return KEYS;
    }
}
