package io.grocellery.daemon.identity;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What the development issuer knows, from wherever the platform keeps it.
 *
 * <p>Everything but the issuer is asked anew for each request, so that an environment that comes up later is known
 * without a restart; an implementation answers from memory.
 */
public interface IdentitySettings {

    /** The address that stands in {@code iss}, for example {@code http://127.0.0.1:8070}; the same for the daemon's life. */
    URI issuer();

    /**
     * The addresses at which browsers see a storefront, one per environment, for example {@code http://127.0.0.1:8080/}.
     * The same port at {@code localhost} is understood.
     */
    Set<URI> storefronts();

    /** The people who can sign in. */
    List<Person> people();

    /** The services that ask for tokens as themselves. */
    List<ServiceClient> serviceClients();

    /** A private JWK set as {@link SigningKeys#generate} makes it; the first key signs, all are published. */
    String signingKeys();

    /** How long what is issued stays valid. */
    default Lifetimes lifetimes() {
        return Lifetimes.STANDARD;
    }
}
