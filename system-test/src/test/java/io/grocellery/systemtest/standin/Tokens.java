package io.grocellery.systemtest.standin;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that the mini issuer gave and the stand-in services accept. */
public final class Tokens {
    private final Map<String, String> people = new ConcurrentHashMap<>();

    String issueTo(String person) {
        var token = UUID.randomUUID().toString();
        people.put(token, person);
        return token;
    }

    /** From now on, tokens given before are refused. */
    public void revokeAll() {
        people.clear();
    }

    Optional<String> person(Call call) {
        return bearer(call).map(people::get);
    }

    boolean refuses(Call call) {
        return bearer(call).isPresent() && person(call).isEmpty();
    }

    private static Optional<String> bearer(Call call) {
        return call.header("Authorization").map(value -> value.substring("Bearer ".length()));
    }
}
