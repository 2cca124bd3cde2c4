package io.grocellery.chassis.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the service's database is.
 *
 * @param poolSize the most connections to have open, 1 to 200
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.database", ignoreUnknownFields = false)
record DatabaseProperties(
        @NotBlank @Pattern(regexp = "jdbc:postgresql://.+") String url,
        @NotBlank String username,
        @NotNull String password,
        @DefaultValue("10") @Min(1) @Max(200) int poolSize) {

    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url + ", username=" + username + ", poolSize=" + poolSize + "]";
    }
}
