package io.grocellery.product;

import io.grocellery.chassis.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
class ProductApplication {

    private static final String[] CATALOGUE = {"/products", "/products/*", "/categories"};

    @Bean
    AccessRules accessRules() {
        return AccessRules.everythingElseSignedIn()
                .open(HttpMethod.GET, CATALOGUE)
                .open(HttpMethod.HEAD, CATALOGUE)
                .role("admin", null, "/products/**")
                .role("service", null, "/reservations/**");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ProductApplication.class, arguments);
    }
}
