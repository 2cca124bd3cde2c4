package io.grocellery.cart;

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
class CartApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CartApplication.class, arguments);
    }

    /** Whose cart it is, the cart itself knows: a guest has no token of the issuer's. */
    @Bean
    AccessRules cartAccess() {
        return AccessRules.everythingElseSignedIn()
                .role("service", HttpMethod.POST, "/carts/events")
                .role("shopper", HttpMethod.GET, "/carts/mine")
                .role("shopper", HttpMethod.POST, "/carts/*/claim")
                .open(null, "/carts", "/carts/**");
    }
}
