package io.grocellery.daemon.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The addresses of the console; its files are under {@code static/console}. */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/", "/console/").setStatusCode(HttpStatus.FOUND);
        pages.addRedirectViewController("/console", "/console/").setStatusCode(HttpStatus.FOUND);
        pages.addViewController("/console/").setViewName("forward:/console/index.html");
        pages.addViewController("/console/rollouts").setViewName("forward:/console/rollouts.html");
    }
}
