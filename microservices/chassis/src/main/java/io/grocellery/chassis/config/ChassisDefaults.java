package io.grocellery.chassis.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Gives every service the same settings of the libraries underneath; anything else that says otherwise wins. */
final class ChassisDefaults implements EnvironmentPostProcessor {

    private static final ClassPathResource DEFAULTS =
            new ClassPathResource("chassis-defaults.properties", ChassisDefaults.class);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource("chassis defaults", DEFAULTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
