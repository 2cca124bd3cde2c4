package io.grocellery.daemon.environment;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.parameters.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that the platform makes up itself when they are first needed: 192 random bits each. */
public final class Credentials {

    private static final int BYTES = 24;
    private static final int TYPED_BYTES = 9;

    private final ParameterStore parameters;
    private final SecureRandom random;

    Credentials(ParameterStore parameters, SecureRandom random) {
        this.parameters = parameters;
        this.random = random;
    }

    Secret databasePassword(EnvironmentName environment, ServiceName service) {
        return made(ParameterPaths.databasePassword(environment, service), BYTES);
    }

    /** What a service shows the issuer. */
    Secret clientSecret(EnvironmentName environment, ServiceName service) {
        return made(ParameterPaths.clientSecret(environment, service), BYTES);
    }

    /** Shorter, as a person types it: 72 random bits behind a throttled sign-in on loopback. */
    Secret demoPassword(String person) {
        return made(ParameterPaths.demoPassword(person), TYPED_BYTES);
    }

    /** Of the role that reads the database server's figures. */
    public Secret observerPassword() {
        return made(ParameterPaths.OBSERVER_PASSWORD, BYTES);
    }

    private Secret made(ParameterPath path, int bytes) {
        String value = parameters
                .putIfAbsent(path, () -> ParameterValue.secure(random(bytes)))
                .value()
                .reveal();
        return Secret.of(value);
    }

    private String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
