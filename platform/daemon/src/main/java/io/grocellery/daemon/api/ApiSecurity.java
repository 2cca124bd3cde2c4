package io.grocellery.daemon.api;

import io.grocellery.daemon.http.PageSecurity;
import io.grocellery.target.local.installation.Installation;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Status may be read by every program of this machine; what changes something, or is secret, wants the token. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    ApiToken apiToken(Installation installation) {
        return ApiToken.readFrom(installation.apiToken());
    }

    @Bean
    @Order(0)
    SecurityFilterChain apiChain(HttpSecurity http, ApiToken token, ApiProblems problems) throws Exception {
        PageSecurity.headers(http);
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/api/version", "/api/environments/**", "/api/events")
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(
                                Optional.ofNullable(context.getRequest().getHeader("Authorization"))
                                        .filter(token::isSentBy)
                                        .isPresent())))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unauthorized)
                        .accessDeniedHandler(problems::unauthorized))
                .build();
    }
}
