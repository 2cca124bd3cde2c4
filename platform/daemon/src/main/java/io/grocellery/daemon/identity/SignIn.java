package io.grocellery.daemon.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Checks a user name and a password, for the sign-in page and the command line alike. */
final class SignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 64;

    /** Compared with when the name is unknown, so that this takes as long as for a known one. */
    private static final String NOBODY = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5B0aSEfqpDDl6pYVRSmjYyUX9NE3e";

    private final IdentitySettings settings;
    private final SignInThrottle throttle;

    SignIn(IdentitySettings settings, SignInThrottle throttle) {
        this.settings = settings;
        this.throttle = throttle;
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
        return person.filter(known -> right).map(SignIn::signedIn).orElseThrow(SignIn::wrong);
    }

    private Optional<Person> find(String username) {
        return settings.people().stream()
                .filter(person -> person.username().equals(username))
                .findAny();
    }

    private static Authentication signedIn(Person person) {
        return UsernamePasswordAuthenticationToken.authenticated(SignedInPerson.of(person), null, authorities(person));
    }

    private static List<GrantedAuthority> authorities(Person person) {
        return person.roles().stream()
                .sorted()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong user name or password");
    }
}
