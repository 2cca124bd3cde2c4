package io.grocellery.summary;

import io.grocellery.chassis.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Starts summary-service. */
@SpringBootApplication(proxyBeanMethods = false)
class SummaryApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SummaryApplication.class, arguments);
    }

    @Bean
    AccessRules whoMayDoWhat() {
        return AccessRules.everythingElseSignedIn()
                .role("service", HttpMethod.POST, "/summaries/events")
                .role("admin", HttpMethod.GET, "/summaries/sales")
                .role("shopper", HttpMethod.GET, "/summaries/me");
    }
}
