package io.grocellery.daemon.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of Alertmanager's notifications. */
final class AlertInboxTest {

    private static final Map<String, String> DOWN =
            Map.of("alertname", "ServiceDown", "severity", "page", "environment", "dev", "service", "order-service");

    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final AlertInbox inbox = new AlertInbox(journal, () -> Instant.EPOCH, new EnvironmentName("installation"));

    @Test
    void anAlertIsAnEventWhenItBeginsAndWhenItEnds() {
        inbox.take(alert("firing", DOWN));
        inbox.take(alert("resolved", DOWN));

        assertThat(events()).extracting(Event::kind).containsExactly("alert-firing", "alert-resolved");
        assertThat(events()).extracting(Event::severity).containsExactly(Severity.ERROR, Severity.INFO);
        assertThat(events()).extracting(Event::subject).containsOnly("order-service");
        assertThat(events().getFirst().message()).isEqualTo("ServiceDown: it has not answered for a minute");
        assertThat(events().getFirst().detail()).containsEntry("runbook", "docs/runbooks/ServiceDown.md");
    }

    @Test
    void thatItStillFiresIsNoNewsAndThatItFiresAgainIs() {
        inbox.take(alert("firing", DOWN));
        inbox.take(alert("firing", DOWN));
        inbox.take(alert("resolved", DOWN));
        inbox.take(alert("firing", DOWN));

        assertThat(events()).extracting(Event::kind).containsExactly("alert-firing", "alert-resolved", "alert-firing");
    }

    @Test
    void whatConcernsNoEnvironmentAloneIsFiledUnderTheInstallation() {
        inbox.take(alert("firing", Map.of("alertname", "DatabaseDown", "severity", "ticket")));
        inbox.take(alert("firing", Map.of("alertname", "Odd", "environment", "No Such Name")));

        assertThat(events()).extracting(event -> event.environment().value()).containsOnly("installation");
        assertThat(events()).extracting(Event::subject).containsExactly("DatabaseDown", "Odd");
        assertThat(events()).extracting(Event::severity).containsOnly(Severity.WARNING);
    }

    private static AlertInbox.Alert alert(String status, Map<String, String> labels) {
        return new AlertInbox.Alert(
                status,
                labels,
                Map.of(
                        "summary", "it is down",
                        "description", "it has not answered for a minute",
                        "runbook", "docs/runbooks/ServiceDown.md"),
                null);
    }

    private List<Event> events() {
        return journal.read(0, 100).stream().map(JournalEntry::event).toList();
    }
}
