package io.grocellery.order;

import io.grocellery.chassis.security.AccessRules;
import io.grocellery.order.checkout.Pause;
import java.security.SecureRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Order-service: port 8082, routes {@code /orders/**}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
class OrderApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(OrderApplication.class, arguments);
    }

    @Bean
    AccessRules orderAccess() {
        return AccessRules.everythingElseSignedIn().role("shopper", HttpMethod.POST, "/orders");
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    Pause pause() {
        return length -> LockSupport.parkNanos(length.toNanos());
    }
}
