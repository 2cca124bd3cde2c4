package io.grocellery.chassis.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Who may call which paths. The first rule that matches decides; what none matches is for whoever is signed in. */
public final class AccessRules {

    private record Rule(@Nullable HttpMethod method, List<String> patterns, Set<String> roles) {}

    private final List<Rule> rules = new ArrayList<>();

    private AccessRules() {}

    public static AccessRules everythingElseSignedIn() {
        return new AccessRules();
    }

    /**
     * For everybody, signed in or not.
     *
     * @param method null for any
     */
    public AccessRules open(@Nullable HttpMethod method, String... patterns) {
        return anyRole(Set.of(), method, patterns);
    }

    /**
     * For callers with a role.
     *
     * @param method null for any
     */
    public AccessRules role(String role, @Nullable HttpMethod method, String... patterns) {
        return anyRole(Set.of(role), method, patterns);
    }

    /**
     * For callers with one of these roles.
     *
     * @param method null for any
     */
    public AccessRules anyRole(Set<String> roles, @Nullable HttpMethod method, String... patterns) {
        rules.add(new Rule(method, List.of(patterns), Set.copyOf(roles)));
        return this;
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry registry) {
        for (Rule rule : rules) {
            decide(rule, matching(registry, rule.method(), rule.patterns().toArray(String[]::new)));
        }
        registry.anyRequest().authenticated();
    }

    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl matching(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry registry,
            @Nullable HttpMethod method,
            String... patterns) {
        return method == null ? registry.requestMatchers(patterns) : registry.requestMatchers(method, patterns);
    }

    private static void decide(Rule rule, AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl matched) {
        if (rule.roles().isEmpty()) {
            matched.permitAll();
        } else {
            matched.hasAnyRole(rule.roles().toArray(String[]::new));
        }
    }
}
