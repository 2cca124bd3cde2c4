package io.grocellery.daemon.identity;

import java.time.Duration;

/**
 * How long what the issuer hands out stays valid, each at least a second.
 *
 * @param code from the sign-in to the exchange of its authorization code
 * @param person an access token of a person
 * @param service an access token of a service
 */
record Lifetimes(Duration code, Duration person, Duration service) {

    static final Lifetimes STANDARD = new Lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1));

    Lifetimes {
        requireASecond("code", code);
        requireASecond("person", person);
        requireASecond("service", service);
    }

    private static void requireASecond(String name, Duration lifetime) {
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("lifetime of " + name + " must be at least a second, was " + lifetime);
        }
    }
}
