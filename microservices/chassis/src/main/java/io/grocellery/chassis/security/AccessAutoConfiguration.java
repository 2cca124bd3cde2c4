package io.grocellery.chassis.security;

import io.grocellery.chassis.background.Repetition;
import io.grocellery.chassis.config.ServiceIdentity;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

@AutoConfiguration(
        before = {
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class
        })
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class AccessAutoConfiguration {

    private static final String[] ABOUT_THE_SERVICE = {
        "/actuator/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**"
    };

    @Bean
    @ConditionalOnMissingBean
    AccessRules accessRules() {
        return AccessRules.everythingElseSignedIn();
    }

    // the request is observed as a whole; an observation around each of a dozen filters as well is a waste
    @Bean
    SecurityObservationSettings chassisSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    IssuerKeys chassisIssuerKeys(SecurityProperties properties, Clock clock) {
        return TokenDecoders.keys(properties, clock);
    }

    /** They are there before they are needed, and stay young while nobody needs them. */
    @Bean
    Repetition chassisKeysAhead(IssuerKeys keys) {
        return new Repetition("issuer-keys", keys::fetchAhead);
    }

    @Bean
    JwtDecoder chassisTokenDecoder(
            ServiceIdentity identity,
            SecurityProperties properties,
            IssuerKeys keys,
            Environment environment,
            Clock clock) {
        ProductionRefusal.check(identity, properties, environment.getProperty("server.address"));
        return TokenDecoders.create(properties, keys, clock);
    }

    @Bean
    SecurityFilterChain chassisSecurity(
            HttpSecurity http, AccessRules rules, SecurityProperties properties, JwtDecoder decoder) throws Exception {
        ProblemEntryPoint problems = new ProblemEntryPoint();
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(roles(properties.rolesClaim()))))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers(HttpMethod.GET, ABOUT_THE_SERVICE).permitAll();
                    rules.apply(requests);
                })
                .build();
    }

    private static JwtAuthenticationConverter roles(String claim) {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName(claim);
        authorities.setAuthorityPrefix(Caller.ROLE);
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        return converter;
    }
}
