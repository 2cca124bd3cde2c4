package io.grocellery.daemon.identity;

import java.util.Set;

/**
 * A service that asks for tokens as itself.
 *
 * @param id the client id, which is the service's name
 * @param secrets each is accepted: one per environment, and two while a secret is being rotated
 */
public record ServiceClient(String id, Set<String> secrets) {

    private static final int SHORTEST_SECRET = 16;

    public ServiceClient {
        secrets = Set.copyOf(secrets);
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            throw new IllegalArgumentException(
                    "service client " + id + " needs secrets of at least " + SHORTEST_SECRET + " characters");
        }
    }

    @Override
    public String toString() {
        return "ServiceClient[" + id + "]";
    }
}
