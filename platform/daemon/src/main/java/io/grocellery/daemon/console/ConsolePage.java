package io.grocellery.daemon.console;

import io.grocellery.daemon.http.PageTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The console's pages: one frame around what each has of its own. */
enum ConsolePage {
    SERVICES("/console/", "Services", "main", "console", "./grocellery status"),
    PIPELINE("/console/pipeline", "Pipeline", "pipeline", "rollouts pipeline", "./grocellery pipeline show"),
    ROLLOUTS("/console/rollouts", "Rollouts", "rollouts", "rollouts", "./grocellery rollout watch"),
    OBJECTIVES("/console/objectives", "Objectives", "objectives", "objectives", "./grocellery slo"),
    ALERTS("/console/alerts", "Alerts", "alerts", "rollouts", "./grocellery alerts"),
    EVENTS("/console/events", "Events", "events", "events", "./grocellery status"),
    /** Reached from the card of a service. */
    SERVICE("", "Service", "service-page", "service", "./grocellery status");

    private static final PageTemplate FRAME = PageTemplate.named("console");
    private static final PageTemplate STYLE = PageTemplate.named("console-style");
    private static final PageTemplate LINK = PageTemplate.named("console-link");

    private final String address;
    private final String title;
    private final String script;
    private final String style;
    private final String command;

    ConsolePage(String address, String title, String script, String style, String command) {
        this.address = address;
        this.title = title;
        this.script = script;
        this.style = style;
        this.command = command;
    }

    String html() {
        PageTemplate content = PageTemplate.named("console-" + name().toLowerCase(Locale.ROOT));
        return FRAME.withParts("styles", styles())
                .withParts("links", links())
                .withParts("content", List.of(content.render(Map.of())))
                .render(Map.of("title", title + " · Grocellery console", "script", script, "command", command));
    }

    /** By their names, each after those that it refines. */
    private List<String> styles() {
        return Arrays.stream(style.split(" "))
                .map(name -> STYLE.render(Map.of("style", name)).stripTrailing())
                .toList();
    }

    private List<String> links() {
        return Arrays.stream(values())
                .filter(page -> !page.address.isEmpty())
                .map(page -> LINK.render(Map.of(
                                "href", page.address, "name", page.title, "current", this == page ? "page" : "false"))
                        .stripTrailing())
                .toList();
    }
}
