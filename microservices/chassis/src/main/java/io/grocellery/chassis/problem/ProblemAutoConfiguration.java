package io.grocellery.chassis.problem;

import io.grocellery.chassis.id.IdSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemExceptionResolver problemExceptionResolver(IdSource ids) {
        return new ProblemExceptionResolver(ids);
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemExceptionResolver resolver) {
        return new ProblemErrorController(resolver);
    }

    // last, as the valve nearest to the application answers first
    @Bean
    @Order
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValve() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
    }
}
