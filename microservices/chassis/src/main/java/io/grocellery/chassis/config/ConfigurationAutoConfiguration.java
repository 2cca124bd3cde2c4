package io.grocellery.chassis.config;

import io.grocellery.chassis.id.IdSource;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(ServiceIdentity.class)
class ConfigurationAutoConfiguration {

    @Bean
    static UnknownKeys unknownKeys(ConfigurableApplicationContext context) {
        return new UnknownKeys(context);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    IdSource idSource() {
        return IdSource.timeOrdered();
    }
}
