package io.grocellery.chassis.security;

import io.grocellery.chassis.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who makes the request, as the issuer says.
 *
 * @param subject a person's id or a service's client id
 * @param name what to call the person
 */
public record Caller(String subject, Set<String> roles, String name) {

    static final String ROLE = "ROLE_";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Nobody when the request came without a token. */
    public static Optional<Caller> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token ? Optional.of(of(token)) : Optional.empty();
    }

    private static Caller of(JwtAuthenticationToken token) {
        Set<String> roles = token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
        String name = token.getToken().getClaimAsString("preferred_username");
        return new Caller(token.getName(), roles, name == null ? token.getName() : name);
    }

    /**
     * The person's id.
     *
     * @throws ProblemException 403 {@code forbidden} when the caller is no person
     */
    public UUID id() {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "forbidden", "this is for people, and " + subject + " is none");
        }
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean isAdmin() {
        return has("admin");
    }

    public boolean isService() {
        return has("service");
    }
}
