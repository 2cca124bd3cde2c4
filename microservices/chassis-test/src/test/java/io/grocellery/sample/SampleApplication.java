package io.grocellery.sample;

import io.grocellery.chassis.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

@SpringBootApplication(proxyBeanMethods = false)
class SampleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SampleApplication.class, arguments);
    }

    @Bean
    AccessRules access() {
        return AccessRules.everythingElseSignedIn()
                .open(null, "/notes", "/notes/**")
                .open(HttpMethod.GET, "/relay/**")
                .role("admin", HttpMethod.GET, "/secrets")
                .role("service", HttpMethod.GET, "/machinery");
    }
}
