package io.grocellery.daemon;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The platform daemon: API, console pages and the development issuer, on one port of the loopback interface.
 *
 * <p>It is never on the path of a shopper's request: the gateway goes on when this process ends.
 */
@SpringBootApplication(proxyBeanMethods = false)
class DaemonApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DaemonApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
