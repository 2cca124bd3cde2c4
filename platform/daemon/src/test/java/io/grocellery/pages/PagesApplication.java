package io.grocellery.pages;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The packages of the daemon that answer browsers, and no engine. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
    "io.grocellery.daemon.http",
    "io.grocellery.daemon.identity",
    "io.grocellery.daemon.access",
    "io.grocellery.daemon.console"
})
class PagesApplication {}
