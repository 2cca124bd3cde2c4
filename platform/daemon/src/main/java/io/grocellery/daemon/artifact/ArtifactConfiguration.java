package io.grocellery.daemon.artifact;

import io.grocellery.core.artifact.ScanClaim;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.time.Patience;
import io.grocellery.imagebuild.ImageRoot;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.release.FolderReleaseStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what signs releases and makes images. */
@Configuration(proxyBeanMethods = false)
class ArtifactConfiguration {

    @Bean
    Attestations attestations(
            Installation installation, Delivery delivery, FolderReleaseStore store, Patience patience) {
        Path images = installation.root().resolve("images");
        ImageRoot root = new ImageRoot(
                installation.home().resolve("scripts").resolve("image-root.sh"),
                installation.javaHome(),
                images.resolve("root-" + Runtime.version()));
        return new Attestations(
                store,
                new InstallationKeys(installation.keys(), patience, new SecureRandom()),
                root,
                images.resolve("layers"),
                delivery.pipeline().gate(ScanClaim.GATE),
                patience.clock());
    }
}
