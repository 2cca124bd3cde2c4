package io.grocellery.chassis.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.grocellery.chassis.background.Repetition;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(FlagProperties.class)
class FlagAutoConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Bean
    FlagSource chassisFlagSource(FlagProperties properties) {
        return new FlagSource(properties.file());
    }

    @Bean
    FileFlagProvider chassisFlagProvider(FlagSource source) {
        return new FileFlagProvider(source);
    }

    /** One of this application alone, so that two in one JVM do not share their flags. */
    @Bean(destroyMethod = "shutdown")
    OpenFeatureAPI chassisFlags(FileFlagProvider provider) {
        OpenFeatureAPI flags = OpenFeatureAPI.createIsolated();
        flags.setProviderAndWait(provider);
        return flags;
    }

    @Bean
    Client chassisFlagClient(OpenFeatureAPI flags) {
        return flags.getClient();
    }

    /** A look costs a call of {@code stat}, and sees shared folders and mounted volumes, which give no notice of changes. */
    @Bean
    Repetition chassisFlagWatch(FileFlagProvider provider) {
        return new Repetition("feature-flags", () -> {
            provider.refresh();
            return BETWEEN_LOOKS;
        });
    }

    @Bean
    FlagHealth flagFileHealthIndicator(FlagSource source) {
        return new FlagHealth(source);
    }
}
