package io.grocellery.core.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who signs people in to an environment. */
public sealed interface IdentityProvider {

    /** What may be said of it, for messages. */
    String ALLOWED = "development, rehearsal, or the https address of an issuer that is not on this machine";

    /** The platform's own issuer with its demo people, in an environment that is not production. */
    record Development() implements IdentityProvider {}

    /**
     * The platform's own issuer in an environment that is otherwise run as production is. Services accept that only
     * while they and the issuer listen on loopback, so that nobody else can reach what demo people may do.
     */
    record Rehearsal() implements IdentityProvider {}

    /** Nobody yet: whoever brings the environment up has to name one. */
    record Unnamed() implements IdentityProvider {}

    /**
     * An issuer that others run, trusted in production.
     *
     * @param issuer exactly what its tokens say in {@code iss}
     */
    record External(URI issuer) implements IdentityProvider {

        private static final Pattern THIS_MACHINE =
                Pattern.compile("localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|\\[.*\\]");

        /** @throws IllegalArgumentException when it is not https, is on this machine, or is more than an address */
        public External {
            String host = issuer.getHost();
            if (!"https".equals(issuer.getScheme())
                    || host == null
                    || THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches()
                    || issuer.getRawUserInfo() != null
                    || issuer.getRawQuery() != null
                    || issuer.getRawFragment() != null) {
                throw new IllegalArgumentException("'" + issuer + "' is not fit to be the issuer of production");
            }
        }
    }

    /** Whether services refuse what is meant for development only. */
    default boolean production() {
        return !(this instanceof Development);
    }

    /** The issuer's address when others run it; the platform's own has the daemon's. */
    default Optional<URI> address() {
        return this instanceof External external ? Optional.of(external.issuer()) : Optional.empty();
    }

    /**
     * Reads {@code development}, {@code rehearsal} or an address.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static IdentityProvider parse(String text) {
        return switch (text) {
            case "development" -> new Development();
            case "rehearsal" -> new Rehearsal();
            default -> new External(address(text));
        };
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not an address", malformed);
        }
    }
}
