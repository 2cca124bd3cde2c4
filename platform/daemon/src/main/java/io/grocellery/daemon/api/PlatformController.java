package io.grocellery.daemon.api;

import io.grocellery.daemon.companion.Companions;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.target.local.installation.Installation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The platform as a whole. */
@RestController
@RequestMapping("/api")
class PlatformController {

    private final Environments environments;
    private final Companions companions;
    private final Installation installation;
    private final ProgressLines lines;
    private final ConfigurableApplicationContext application;

    PlatformController(
            Environments environments,
            Companions companions,
            Installation installation,
            ProgressLines lines,
            ConfigurableApplicationContext application) {
        this.environments = environments;
        this.companions = companions;
        this.installation = installation;
        this.lines = lines;
        this.application = application;
    }

    /** Who answers here: another checkout's daemon is not ours. */
    @GetMapping("/version")
    Map<String, Object> version() {
        return Map.of(
                "application",
                "grocellery",
                "home",
                installation.home().toString(),
                "state",
                installation.state().toString(),
                "pid",
                ProcessHandle.current().pid());
    }

    /** Takes everything down, first what would raise the alarm about it, and then ends this process. */
    @PostMapping("/down")
    void down(HttpServletResponse response) throws IOException {
        lines.narrate(response, progress -> {
            companions.down(progress);
            environments.downAll(progress);
        });
        Thread.ofPlatform().name("goodbye").start(() -> System.exit(SpringApplication.exit(application)));
    }
}
