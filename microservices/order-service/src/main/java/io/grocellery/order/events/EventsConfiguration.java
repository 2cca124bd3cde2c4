package io.grocellery.order.events;

import io.grocellery.order.orders.OrderEvents;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    @Bean
    OrderEvents orderEvents(EventSettings settings) {
        return new OrderEvents(List.copyOf(settings.subscribers().keySet()));
    }
}
