package io.grocellery.daemon.release;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.daemon.artifact.Attestations;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.release.FolderReleaseStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the making of releases together. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

    @Bean
    Releases releases(
            Installation installation,
            Delivery delivery,
            FolderReleaseStore store,
            Attestations attestations,
            Environments environments,
            Clock clock) {
        return new Releases(
                delivery, store, new ReleaseBuild(installation, store, attestations, clock), environments, clock);
    }

    @Bean
    Images images(Delivery delivery, FolderReleaseStore store, Attestations attestations, Clock clock) {
        return new Images(delivery, store, attestations, clock);
    }
}
