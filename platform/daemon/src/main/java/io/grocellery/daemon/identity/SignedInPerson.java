package io.grocellery.daemon.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in, without the password; the name of the principal is the id, so that it becomes {@code sub}. */
record SignedInPerson(UUID id, String username, String displayName, Set<String> roles)
        implements AuthenticatedPrincipal, Serializable {

    static SignedInPerson of(Person person) {
        return new SignedInPerson(person.id(), person.username(), person.name(), person.roles());
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
