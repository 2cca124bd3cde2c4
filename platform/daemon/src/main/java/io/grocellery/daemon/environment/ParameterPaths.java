package io.grocellery.daemon.environment;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.parameters.ParameterPath;

/** Where things stand in the parameter store. */
final class ParameterPaths {

    /** The development issuer belongs to the machine, not to one of its environments; it is filed under dev. */
    private static final EnvironmentName ISSUER = new EnvironmentName("dev");

    /** The private keys of the development issuer. */
    static final ParameterPath SIGNING_KEYS = ParameterPath.of(ISSUER, "jwt", "secret");

    /** Of the role that reads the database server's figures; the server too belongs to the machine. */
    static final ParameterPath OBSERVER_PASSWORD = ParameterPath.of(ISSUER, "monitoring", "database-password");

    private ParameterPaths() {}

    /** A demo person's password at the development issuer. */
    static ParameterPath demoPassword(String person) {
        return ParameterPath.of(ISSUER, "demo", person + "-password");
    }

    /** Who signs people in, when it is not as the delivery file says. */
    static ParameterPath issuer(EnvironmentName environment) {
        return ParameterPath.of(environment, "identity", "issuer");
    }

    static ParameterPath databaseUrl(EnvironmentName environment) {
        return ParameterPath.of(environment, "database", "url");
    }

    static ParameterPath databasePassword(EnvironmentName environment, ServiceName service) {
        return ParameterPath.of(environment, service.value(), "database-password");
    }

    /** What a service shows the issuer. */
    static ParameterPath clientSecret(EnvironmentName environment, ServiceName service) {
        return ParameterPath.of(environment, service.value(), "client-secret");
    }
}
