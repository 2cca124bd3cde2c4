package io.grocellery.chassis.config;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the platform says about this instance.
 *
 * @param service the service's name, as others call it
 * @param environment the environment's name
 * @param release the release's id
 * @param instance this instance's name, unique in its environment
 * @param production whether development conveniences are refused
 * @param maxBody the largest request body that is read
 */
@Validated
@ConfigurationProperties(prefix = "grocellery")
public record ServiceIdentity(
        @NotBlank String service,
        @NotBlank String environment,
        @DefaultValue("unreleased") @NotBlank String release,
        @NotBlank String instance,
        @DefaultValue("false") boolean production,
        @DefaultValue("64KiB") ByteSize maxBody) {}
