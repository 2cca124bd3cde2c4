package io.grocellery.chassis.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param issuer exactly what its tokens say in {@code iss}
 * @param rolesClaim the claim that lists a caller's roles
 * @param rehearsal whether production is only rehearsed, on this machine alone, with an issuer on this machine
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.security", ignoreUnknownFields = false)
public record SecurityProperties(
        @NotNull URI issuer,
        @DefaultValue("roles") @NotBlank String rolesClaim,
        @DefaultValue("false") boolean rehearsal) {

    /** Where the issuer publishes its keys. */
    URI keys() {
        return endpoint("/oauth2/jwks");
    }

    /** Where the issuer gives tokens. */
    public URI tokens() {
        return endpoint("/oauth2/token");
    }

    private URI endpoint(String path) {
        String base = issuer.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
