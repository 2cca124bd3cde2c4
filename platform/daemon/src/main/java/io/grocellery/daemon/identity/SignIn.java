package io.grocellery.daemon.identity;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Checks a user name and a password, for the sign-in page and the command line alike. */
final class SignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 64;

    /** Compared with when the name is unknown, so that this takes as long as for a known one. */
    private static final String NOBODY = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5B0aSEfqpDDl6pYVRSmjYyUX9NE3e";

    private final IdentitySettings settings;
    private final InstantSource time;
    private final SignInThrottle throttle;

    SignIn(IdentitySettings settings, InstantSource time) {
        this.settings = settings;
        this.time = time;
        this.throttle = new SignInThrottle(time);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return authenticate(attempt.getName(), String.valueOf(attempt.getCredentials()));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /**
     * Who signed in.
     *
     * @throws BadCredentialsException if the name is unknown or the password wrong, which are not told apart
     * @throws TooManyAttemptsException if too many wrong passwords came for this name
     */
    Authentication authenticate(String username, String password) {
        if (username.isBlank() || username.length() > LONGEST_NAME) {
            throw wrong();
        }
        Optional<Person> person = find(username);
        String encoded = person.map(Person::encodedPassword).orElse(NOBODY);
        boolean right = throttle.attempt(username, () -> Passwords.match(password, encoded));
        return person.filter(known -> right).map(this::signedIn).orElseThrow(SignIn::wrong);
    }

    private Optional<Person> find(String username) {
        return settings.people().stream()
                .filter(person -> person.username().equals(username))
                .findAny();
    }

    private Authentication signedIn(Person person) {
        return UsernamePasswordAuthenticationToken.authenticated(SignedInPerson.of(person), null, authorities(person));
    }

    /** The roles, and when the password was given, which becomes {@code auth_time}. */
    private List<GrantedAuthority> authorities(Person person) {
        Stream<GrantedAuthority> roles =
                person.roles().stream().sorted().map(role -> new SimpleGrantedAuthority("ROLE_" + role));
        return Stream.concat(roles, Stream.of(passwordGiven())).toList();
    }

    private GrantedAuthority passwordGiven() {
        return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(time.instant())
                .build();
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong user name or password");
    }
}
