package io.grocellery.daemon.evidence;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.pipeline.Pipelines;
import io.grocellery.daemon.release.Images;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.release.FolderReleaseStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the evidence together. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    EvidenceBook evidenceBook(
            Installation installation,
            Delivery delivery,
            Environments environments,
            Pipelines pipelines,
            FolderReleaseStore store,
            Images images,
            EventJournal eventJournal,
            Clock clock) {
        return new EvidenceBook(
                delivery,
                environments,
                pipelines,
                store,
                images,
                new GitCheckout(installation.application()),
                eventJournal,
                clock);
    }
}
