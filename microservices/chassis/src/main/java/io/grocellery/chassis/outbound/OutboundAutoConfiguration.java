package io.grocellery.chassis.outbound;

import io.grocellery.chassis.background.Repetition;
import io.grocellery.chassis.outbound.OutboundProperties.Target;
import io.grocellery.chassis.security.SecurityProperties;
import io.grocellery.chassis.telemetry.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

@AutoConfiguration
@EnableConfigurationProperties(OutboundProperties.class)
class OutboundAutoConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration TOKEN = Duration.ofSeconds(2);
    private static final int JITTER_MILLIS = 50;
    private static final String CLIENTS = "outboundClients";

    /** Apart, since several in one annotation are registered in random order, and no build would be like another. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ClientProperties.class)
    static class Client {}

    // lazy: a service that calls nobody needs none of it
    @Bean(CLIENTS)
    @Lazy
    OutboundClients outboundClients(
            OutboundProperties properties,
            ClientProperties client,
            SecurityProperties security,
            RestClient.Builder builder,
            ObservationRegistry observations,
            Clock clock,
            MeterRegistry meters) {
        HttpClient pool = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        HttpClients http = new HttpClients(builder, pool);
        RestClient issuer = http.builder("the issuer", TOKEN).build();
        ServiceTokens tokens = new ServiceTokens(new ClientCredentials(issuer, security.tokens(), client), clock);
        Retries retries = new Retries(observations);
        return new OutboundClients(
                properties.outbound(), http, tokens, (service, target) -> guard(service, target, retries), meters);
    }

    /**
     * So that an issuer which goes away is not missed for a while. For a service that has such clients: nothing is made for
     * one that calls nobody.
     */
    @Bean
    Repetition chassisTokenAhead(ConfigurableListableBeanFactory beans, Traces traces) {
        return new Repetition(
                "service-token",
                () -> beans.containsSingleton(CLIENTS)
                        ? traces.unrecorded(beans.getBean(OutboundClients.class)::keepTokenYoung)
                        : OutboundClients.NO_NEED_YET);
    }

    private static Guard guard(String service, Target target, Retries retries) {
        return new Guard(
                service,
                target.concurrency(),
                retries,
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextLong(JITTER_MILLIS));
    }
}
