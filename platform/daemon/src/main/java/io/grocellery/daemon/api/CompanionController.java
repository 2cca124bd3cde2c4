package io.grocellery.daemon.api;

import io.grocellery.core.status.CompanionStatus;
import io.grocellery.daemon.companion.AlertInbox;
import io.grocellery.daemon.companion.CompanionRequest;
import io.grocellery.daemon.companion.Companions;
import io.grocellery.daemon.companion.MonitoringTargets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What runs beside the shop: starting and ending it, what it scrapes, and what it finds. */
@RestController
@RequestMapping("/api")
class CompanionController {

    private final Companions companions;
    private final MonitoringTargets targets;
    private final AlertInbox alerts;
    private final ProgressLines lines;

    CompanionController(Companions companions, MonitoringTargets targets, AlertInbox alerts, ProgressLines lines) {
        this.companions = companions;
        this.targets = targets;
        this.alerts = alerts;
        this.lines = lines;
    }

    /** A notification of Alertmanager, of which only the alerts matter here. */
    record Notification(List<AlertInbox.Alert> alerts) {}

    @GetMapping("/companions")
    List<CompanionStatus> all() {
        return companions.status();
    }

    @PostMapping("/companions")
    void change(@RequestBody CompanionRequest request, HttpServletResponse response) throws IOException {
        lines.narrate(response, progress -> companions.change(request, progress));
    }

    @GetMapping("/monitoring/targets/{job}")
    List<MonitoringTargets.Group> targets(@PathVariable String job) {
        return targets.of(job);
    }

    @PostMapping("/alertmanager/notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notify(@RequestBody Notification notification) {
        notification.alerts().forEach(alerts::take);
    }
}
