package io.grocellery.daemon.access;

import io.grocellery.daemon.http.PageSecurity;
import io.grocellery.target.local.files.TokenFile;
import io.grocellery.target.local.installation.Installation;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Status may be read by every program of this machine; what changes something, or is secret, wants the token. A page in
 * a browser has no token: the console gets a session in exchange for a key that whoever has the token asked for.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String NOTIFICATIONS = "/api/alertmanager/notifications";

    @Bean
    ApiToken apiToken(Installation installation) {
        return ApiToken.readFrom(installation.apiToken());
    }

    /** All that Alertmanager may do with it is tell what fires. */
    @Bean
    ApiToken alertToken(Installation installation) {
        TokenFile.ensure(installation.alertToken(), new SecureRandom());
        return ApiToken.readFrom(installation.alertToken());
    }

    @Bean
    ConsoleKeys consoleKeys(Clock clock) {
        return new ConsoleKeys(clock, new SecureRandom());
    }

    @Bean
    ConsoleSessions consoleSessions(Clock clock) {
        return new ConsoleSessions(clock, new SecureRandom());
    }

    @Bean
    Callers callers(@Qualifier("apiToken") ApiToken token, ConsoleSessions sessions) {
        return new Callers(token, sessions);
    }

    @Bean
    @Order(0)
    SecurityFilterChain apiChain(
            HttpSecurity http, Callers callers, @Qualifier("alertToken") ApiToken alertToken, Refusals refusals)
            throws Exception {
        PageSecurity.headers(http);
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/version",
                                "/api/environments/**",
                                "/api/events",
                                "/api/companions",
                                "/api/monitoring/targets/*",
                                "/api/releases",
                                "/api/pipeline/runs",
                                "/api/pipeline/runs/*",
                                "/api/pipeline/runs/*/stream",
                                ConsoleController.SESSION)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, NOTIFICATIONS)
                        .access((caller, context) ->
                                new AuthorizationDecision(alertToken.isSentBy(context.getRequest())))
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(
                                callers.refusalOf(context.getRequest()).isEmpty())))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals::answer).accessDeniedHandler(refusals::answer))
                .build();
    }
}
