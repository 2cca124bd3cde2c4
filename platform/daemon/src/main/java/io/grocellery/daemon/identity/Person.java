package io.grocellery.daemon.identity;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param id stands in {@code sub}; never changes
 * @param username what is typed at the sign-in
 * @param name what is shown
 * @param roles stand in the claim {@code roles}
 * @param encodedPassword from {@link Passwords#encode}; never the password
 */
public record Person(UUID id, String username, String name, Set<String> roles, String encodedPassword) {

    public Person {
        roles = Set.copyOf(roles);
        if (username.isBlank() || !encodedPassword.startsWith("$2")) {
            throw new IllegalArgumentException("person '" + username + "' needs a user name and an encoded password");
        }
    }

    /** A demo person, whose id follows from the user name and so is the same on every machine. */
    public static Person demo(String username, String name, Set<String> roles, String encodedPassword) {
        return new Person(demoId(username), username, name, roles, encodedPassword);
    }

    private static UUID demoId(String username) {
        return UUID.nameUUIDFromBytes(("urn:grocellery:person:" + username).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Person[" + username + ", " + id + ", " + roles + "]";
    }
}
