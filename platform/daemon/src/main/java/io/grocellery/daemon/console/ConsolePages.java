package io.grocellery.daemon.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The addresses of the console. Which service or environment a page is about, its script reads off the address. */
@RestController
class ConsolePages {

    /** Where the console begins. */
    @Configuration(proxyBeanMethods = false)
    static class Beginning implements WebMvcConfigurer {

        @Override
        public void addViewControllers(ViewControllerRegistry pages) {
            pages.addRedirectViewController("/", "/console/").setStatusCode(HttpStatus.FOUND);
            pages.addRedirectViewController("/console", "/console/").setStatusCode(HttpStatus.FOUND);
        }
    }

    @GetMapping(path = "/console/", produces = MediaType.TEXT_HTML_VALUE)
    String services() {
        return ConsolePage.SERVICES.html();
    }

    @GetMapping(path = "/console/services/{service}", produces = MediaType.TEXT_HTML_VALUE)
    String service() {
        return ConsolePage.SERVICE.html();
    }

    @GetMapping(path = "/console/pipeline", produces = MediaType.TEXT_HTML_VALUE)
    String pipeline() {
        return ConsolePage.PIPELINE.html();
    }

    @GetMapping(path = "/console/rollouts", produces = MediaType.TEXT_HTML_VALUE)
    String rollouts() {
        return ConsolePage.ROLLOUTS.html();
    }

    @GetMapping(path = "/console/objectives", produces = MediaType.TEXT_HTML_VALUE)
    String objectives() {
        return ConsolePage.OBJECTIVES.html();
    }

    @GetMapping(path = "/console/alerts", produces = MediaType.TEXT_HTML_VALUE)
    String alerts() {
        return ConsolePage.ALERTS.html();
    }

    @GetMapping(path = "/console/events", produces = MediaType.TEXT_HTML_VALUE)
    String events() {
        return ConsolePage.EVENTS.html();
    }
}
